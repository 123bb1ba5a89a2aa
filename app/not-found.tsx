import { PageTitle } from './ui/page-title.tsx'

export default function NotFound() {
  return (
    <>
      <title>Page not found – Stalking protection orders</title>
      <PageTitle>Page not found</PageTitle>
      <p className="govuk-body app-measure">
        There is nothing here, or it is not open to you. If you typed the address, check it. If you followed a link, the
        case may belong to another team or force.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href="/">
          Go to your first page
        </a>
      </p>
    </>
  )
}
