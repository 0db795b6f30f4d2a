// Reads texts as Slack's clients do and tells every node that calls somebody, runs a command or leads somewhere.
// In: a JSON list of texts. Out: a JSON list of [place, kind, what]. Code shows what stands in it; what looks like a call there is told all
// the same, as `code`, since clients differ.
import { readFileSync } from 'node:fs'
import { NodeType, parse } from 'slack-message-parser'

const found = []
const KINDS = new Map([
  [NodeType.UserLink, (node) => ['user', node.userID]],
  [NodeType.ChannelLink, (node) => ['channel', node.channelID]],
  [NodeType.Command, (node) => ['command', node.name]],
  [NodeType.URL, (node) => ['url', node.url]],
])

function look(place, node) {
  const told = KINDS.get(node.type)
  if (told) found.push([place, ...told(node)])
  if ((node.type === NodeType.Code || node.type === NodeType.PreText) && /<[!@#]/.test(node.source)) found.push([place, 'code', node.source])
  for (const inner of [...(node.children ?? []), ...(node.label ?? [])]) look(place, inner)
}

JSON.parse(readFileSync(0, 'utf8')).forEach((text, place) => look(place, parse(text)))
process.stdout.write(JSON.stringify(found))
