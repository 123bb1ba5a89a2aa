// The package ships no types: only what start.tsx uses of it.
declare module 'govuk-frontend' {
  type GovukComponent = { new (root: Element): unknown; moduleName: string }
  export const Accordion: GovukComponent
  export const Button: GovukComponent
  export const CharacterCount: GovukComponent
  export const Checkboxes: GovukComponent
  export const ErrorSummary: GovukComponent
  export const FileUpload: GovukComponent
  export const NotificationBanner: GovukComponent
  export const PasswordInput: GovukComponent
  export const Radios: GovukComponent
  export const ServiceNavigation: GovukComponent
  export const SkipLink: GovukComponent
  export const Tabs: GovukComponent
}
