import type { Category } from '../case/reference/statute.ts'

/** How someone was reached, worked out from the words that an officer typed. The first whose words are found is it. */
export const channels = {
  whatsapp: { label: 'WhatsApp', words: ['whatsapp', 'whats app'] },
  instagram: { label: 'Instagram', words: ['instagram'] },
  facebook: { label: 'Facebook or Messenger', words: ['facebook', 'messenger'] },
  snapchat: { label: 'Snapchat', words: ['snapchat'] },
  tiktok: { label: 'TikTok', words: ['tiktok', 'tik tok'] },
  telegram: { label: 'Telegram or Signal', words: ['telegram', 'signal'] },
  text: { label: 'Text messages', words: ['text', 'sms', 'imessage'] },
  call: { label: 'Phone calls', words: ['call', 'phone', 'voicemail', 'landline', 'facetime'] },
  email: { label: 'Email', words: ['email', 'e-mail', 'gmail', 'outlook'] },
  post: {
    label: 'Letters, gifts and deliveries',
    words: ['letter', 'post', 'gift', 'flower', 'card', 'parcel', 'deliver'],
  },
  online: { label: 'Another app or website', words: [] },
  inPerson: { label: 'In person or at a place', words: [] },
  notSaid: { label: 'Not recorded', words: [] },
} as const satisfies Record<string, { label: string; words: readonly string[] }>
export type Channel = keyof typeof channels
export const allChannels = Object.keys(channels) as Channel[]

/** Kinds of act that are done by being somewhere. */
export const bodily: readonly Category[] = ['A', 'E', 'F', 'G']

/** The channel of an incident: its platform's words, else that it was done at a place. */
export function channelOf(platform: string | null, place: string | null, kinds: readonly Category[]): Channel {
  const typed = platform?.trim().toLowerCase()
  if (typed) return allChannels.find(c => channels[c].words.some(word => typed.includes(word))) ?? 'online'
  return place?.trim() || kinds.some(kind => bodily.includes(kind)) ? 'inPerson' : 'notSaid'
}
