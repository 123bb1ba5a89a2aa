import type { Doubt } from '../row.ts'
import { lowered, withoutMarks } from '../times/day-period.ts'

/** What WhatsApp puts in place of content, in the languages of its exports. Compared in lower case without direction marks. */
const omitted =
  /^<?(?:(?:media|multimedia|medien|médias?|media-?bestand|mídia|arquivo de mídia|ficheiro (?:não )?revelado|medya|медиа|файл|वसा|pominięto|multimédia)[^<>:]{0,40}>$|(?:image|video|audio|gif|sticker|document|contact card|video note|view once (?:photo|video|message|voice message)|live photo|voice message) omitted$|(?:bild|video|audio|gif|sticker|dokument|kontaktkarte|videonachricht) weggelassen$|(?:image|vidéo|audio|gif|sticker|document|fiche contact) (?:absente?|omise?|omis)$|(?:imagen|video|audio|gif|sticker|documento|tarjeta de contacto) omitid[oa]$|(?:immagine|video|audio|gif|sticker|documento|scheda contatto) omess[oa]$|(?:afbeelding|video|audio|gif|sticker|document|contactkaart) (?:weggelaten|verwijderd)$|(?:imagem|vídeo|áudio|gif|figurinha|documento|cartão do contato) (?:ocult|omitid)[oa]d?[oa]?$|(?:bild|video|ljud|gif|sticker|dokument) (?:utelämnad|utelämnat|har utelämnats)$|(?:görüntü|video|ses|gif|çıkartma|belge) dahil edilmedi$|(?:obraz|wideo|dźwięk|gif|naklejka|dokument) (?:pominięto|pominięty|pominięte)$)/u

const deleted =
  /^(?:this message was deleted|you deleted this message|this message was deleted by admin .*|you deleted this message as admin|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|ce message a été supprimé|vous avez supprimé ce message|(?:se eliminó|eliminaste) este mensaje|este mensaje fue eliminado|questo messaggio è stato eliminato|hai eliminato questo messaggio|dit bericht (?:is|werd) verwijderd|(?:je|u) hebt dit bericht verwijderd|(?:mensagem apagada|essa mensagem foi apagada|esta mensagem foi apagada|você apagou (?:esta|essa) mensagem|eliminou esta mensagem)|ta wiadomość została usunięta|(?:ta|usunięto tę) wiadomość|usunięto tę wiadomość|(?:det här meddelandet|detta meddelande) (?:har raderats|togs bort|raderades)|du raderade (?:det här|detta) meddelandet?|bu mesaj silindi|bu mesajı sildiniz|このメッセージは削除されました|تم حذف هذه الرسالة|данное сообщение удалено)\.?$/u

const edited =
  /^<(?:this message was edited|diese nachricht wurde bearbeitet\.?|ce message a été modifié|se editó este mensaje\.?|questo messaggio è stato modificato|dit bericht is bewerkt|(?:esta )?mensagem (?:foi )?editada|(?:ta )?wiadomość została edytowana|edytowano|(?:det här )?meddelandet (?:har redigerats|redigerades)|bu mesaj düzenlendi)>$/iu

/** Any of the sentences above, tried at once: most texts are none. */
const omittedOrDeleted = new RegExp(`${omitted.source}|${deleted.source}`, 'u')

/** "IMG-20260301-WA0001.jpg (file attached)": the words in brackets differ by language. */
const attachedBehind =
  /^([^\n/\\<>|]{1,200}\.[\p{L}\p{N}]{1,8}) \((?:file attached|datei angehängt|fichier joint|archivo adjunto|file allegato|bestand bijgevoegd|arquivo anexado|ficheiro anexado|plik w załączniku|załączono plik|plik dołączony|(?:bifogad fil|fil bifogad|filen bifogas)|dosya ekli|fil vedhæftet|vedlagt fil|tiedosto liitetty|添付ファイル|文件附件|ملف مرفق|файл добавлен)\)$/iu
/** "<attached: 00000012-PHOTO.jpg>": any word before the colon, in angle brackets, a file name after it. */
const attachedWithin = /[\u200e\u200f]?<(?:[\p{L} ]{3,24})\s?: ([^<>\n]{1,200}\.[\p{L}\p{N}]{1,8})>/gu

/** What may be blank space or a mark, at a glance. */
const isEnd = (c: number) => c <= 0x20 || c >= 0xa0 || Number.isNaN(c)
const blank = /[\u200e\u200f\s]/
/** Without blank space and marks at both ends; takes as long as there are of them. */
function trimLine(text: string): string {
  if (!isEnd(text.charCodeAt(0)) && !isEnd(text.charCodeAt(text.length - 1))) return text
  let [from, to] = [0, text.length]
  while (from < to && blank.test(text[from] ?? '')) from++
  while (to > from && blank.test(text[to - 1] ?? '')) to--
  return from === 0 && to === text.length ? text : text.slice(from, to)
}

export type Content = { text: string; attachments: string[]; doubts: Doubt[] }

/** Takes the text of a message apart: words, the files named or left out, and whether it was edited or deleted. */
export function contentOf(raw: string): Content {
  const attachments: string[] = []
  const doubts: Doubt[] = []
  let text = raw
  if (text.includes('<')) {
    const mark = text.lastIndexOf('<')
    if (text.length - mark < 100 && edited.test(trimLine(text.slice(mark)))) {
      doubts.push('edited')
      text = trimLine(text.slice(0, mark))
    }
    text = text.replace(attachedWithin, (_, name: string) => {
      attachments.push(withoutMarks(name).trim())
      return ''
    })
  }
  const broken = text.indexOf('\n')
  const first = broken < 0 ? text : text.slice(0, broken)
  const named = first.length < 300 && first.includes('(') ? attachedBehind.exec(trimLine(first)) : null
  // The longest of WhatsApp's own words, with the marks between them.
  const opening = first.length < 160 ? lowered(first) : ''
  const low = opening !== '' && opening.length < 80 && omittedOrDeleted.test(opening) ? opening : ''
  const left = named !== null || (low !== '' && omitted.test(low))
  if (left) {
    attachments.push(withoutMarks(named ? (named[1] ?? '') : first).trim())
    text = broken < 0 ? '' : text.slice(broken + 1)
  } else if (low && broken < 0 && deleted.test(low)) doubts.push('deleted')
  // iPhones put the caption before the words "image omitted", behind a mark.
  const last = text.includes('\u200e') ? /\u200e([^\n\u200e]{3,40})$/.exec(text.slice(-42)) : null
  if (last?.[1] && omitted.test(last[1].trim().toLowerCase())) {
    attachments.push(last[1].trim())
    text = text.slice(0, text.lastIndexOf('\u200e'))
  }
  return { text: trimLine(text), attachments, doubts }
}

const longestNotice = 600
/** WhatsApp's own sentences that a phone writes behind a sender's name; iPhones put a mark before them. */
const ownWords =
  /end-to-end encrypted|ende-zu-ende-verschlüsselt|chiffrés? de bout en bout|cifrados? de extremo a extremo|crittografat[ie] end-to-end|end-to-end versleuteld|criptografia de ponta|szyfrowan[ey] (?:metodą )?end-to-end|krypterade från början till slut|uçtan uca şifreli|エンドツーエンド|مشفرة|сквозн/iu
const ownNotices =
  /(?:created (?:this |the )?(?:group|community)|changed (?:the|this) (?:group|subject|description)|changed (?:the group|this group['’]s) (?:name|icon|description|settings)|added (?:you|.{1,60})$|removed (?:you|.{1,60})$|\bleft$|joined (?:using|from)|changed (?:their|your) phone number|changed to \+|security code|turned (?:on|off) disappearing|disappearing messages|blocked this contact|unblocked this contact|(?:this business|this chat) |is a contact$|pinned a message|now an admin|no longer an admin|advanced chat privacy|deleted this group's icon)/iu
const sureNotice =
  /^messages (?:and calls|to this (?:chat|group)).{0,40} (?:are|is) (?:now )?(?:secured with )?end-to-end encrypt/iu

/** What a text behind a sender's name in plain letters may be besides words, if it begins so. */
export const ownSentences = [omitted, deleted, sureNotice]

/** Whether a text behind a sender's name is a notice of WhatsApp's and no message. */
export function isNotice(text: string): boolean {
  if (text.length > longestNotice) return false
  const c = text.charCodeAt(0)
  if (c === 0x200e || c === 0x200f) return ownWords.test(text) || ownNotices.test(withoutMarks(text))
  return (c === 0x4d || c === 0x6d) && sureNotice.test(text)
}

/** Whether a line without a sender is one of the notices known in English or by its words about encryption. */
export const isKnownNotice = (text: string): boolean =>
  text.length <= longestNotice && (ownWords.test(text) || ownNotices.test(withoutMarks(text)))

/** A name that is no name: a notice whose own text holds a colon, such as a group's subject in quotation marks. */
export const isNoticeBeforeColon = (name: string): boolean =>
  /created (?:the )?(?:group|community) ["“]|changed the (?:subject|group name|group description)|changed the group|added .* to the group|security code with|^messages and calls/iu.test(
    name,
  ) || (name.match(/["“”„«»]/g)?.length ?? 0) % 2 === 1
