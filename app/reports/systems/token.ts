/** The cookie in which a new token comes to the page that shows it, once. */
export const tokenName = 'spo-token'
export const tokenCookie = { sameSite: 'strict', maxAge: 60, path: '/reports/systems' } as const
