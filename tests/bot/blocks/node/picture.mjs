// Draws messages, a window or an App Home as a page of HTML.
// In: { kind: "message" | "modal" | "home", name, at, blocks: [[...], ...], title, submit, close }. Out: the page.
// `slack-blocks-to-jsx` draws what it knows. Two things are drawn here instead: data_table, which it does not know, and fields of windows,
// which it draws as boxes of one size without what is chosen in them. Its 1.1.1 runs the lines of rich text together, which Slack does not
// (https://github.com/themashcodee/slack-blocks-to-jsx/pull/100): our style puts each on its own line.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import React from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

const require = createRequire(import.meta.url)
const { Message } = require('slack-blocks-to-jsx')
const css = readFileSync(require.resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8')
const e = React.createElement
const LOGO = 'data:image/svg+xml,' + encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="8" fill="#0b3d4f"/>' +
  '<path d="M9 9h10a5 5 0 0 1 3 9 5 5 0 0 1-2 9H9z" fill="none" stroke="#fff" stroke-width="3"/></svg>')

const OWN = `
  body { margin: 0; background: #fff; font-family: Lato, "Noto Sans", "Noto Sans Thai", "Noto Sans Arabic", "Noto Color Emoji", sans-serif; font-size: 15px; color: #1d1c1d; }
  #slack_blocks_to_jsx, #slack_blocks_to_jsx * { font-family: inherit; }
  .page { padding: 12px 16px; }
  .slack_blocks_to_jsx__rich_text_section_element { display: block !important; min-height: 1.4em; }
  .field { margin: 10px 0; }
  .field b { display: block; margin-bottom: 4px; }
  .field small { display: block; color: #616061; margin-top: 3px; font-size: 13px; }
  .box { border: 1px solid #bbb; border-radius: 4px; padding: 6px 10px; min-height: 20px; white-space: pre-wrap; color: #1d1c1d; }
  .box.empty { color: #8d8d8d; }
  .box.menu::after { content: "⌄"; float: right; }
  .chip { background: #e8f5fa; border-radius: 3px; padding: 1px 6px; margin-inline-end: 4px; }
  .own-table { border-collapse: collapse; margin: 4px 0 12px; font-size: 13px; }
  .own-table caption { text-align: start; font-weight: 700; padding: 4px 0; }
  .own-table th, .own-table td { border: 1px solid #ddd; padding: 4px 8px; text-align: start; white-space: nowrap; }
  .own-table th { background: #f8f8f8; }
  .window { border: 1px solid #ccc; border-radius: 8px; box-shadow: 0 2px 10px #0002; margin: 16px; }
  .window > header { font-weight: 900; font-size: 20px; padding: 16px 20px; border-bottom: 1px solid #ddd; }
  .window > main { padding: 8px 20px; }
  .window > footer { display: flex; justify-content: flex-end; gap: 8px; padding: 12px 20px; border-top: 1px solid #ddd; }
  .window > footer span { border: 1px solid #bbb; border-radius: 4px; padding: 6px 14px; font-weight: 700; }
  .window > footer span.submit { background: #007a5a; border-color: #007a5a; color: #fff; }
`

function table(block) {
  const [head, ...rows] = block.rows
  const cells = (row, tag) => row.map((cell, k) => e(tag, { key: k, dir: 'auto' }, cell.text))
  return e('table', { className: 'own-table' },
    e('caption', null, block.caption),
    e('thead', null, e('tr', null, cells(head, 'th'))),
    e('tbody', null, rows.slice(0, block.page_size ?? 10).map((row, k) => e('tr', { key: k }, cells(row, 'td')))))
}

const label = (option) => option.text.text

function field(block) {
  const { element } = block
  const chosen = [...(element.initial_options ?? []), ...(element.initial_option ? [element.initial_option] : [])].map(label)
  const value = element.initial_value ?? element.initial_date ?? element.initial_time ?? element.initial_conversation
  const menu = /select/.test(element.type)
  const ticks = (element.options ?? []).map((one, k) => e('div', { key: k }, chosen.includes(label(one)) ? '☑ ' : '☐ ', label(one)))
  const inner = chosen.length ? chosen.map((one, k) => e('span', { key: k, className: 'chip' }, one)) : value ?? element.placeholder?.text ?? ' '
  const tall = element.multiline ? { minHeight: '60px' } : undefined
  const box = e('div', { className: `box${menu ? ' menu' : ''}${value || chosen.length ? '' : ' empty'}`, style: tall, dir: 'auto' }, inner)
  return e('div', { className: 'field' },
    e('b', { dir: 'auto' }, block.label.text, block.optional ? ' (optional)' : ''),
    element.type === 'checkboxes' ? ticks : box,
    block.hint ? e('small', { dir: 'auto' }, block.hint.text) : null)
}

function drawn(blocks, given, first) {
  const runs = []
  for (const block of blocks) {
    if (block.type === 'data_table') runs.push(table(block))
    else if (block.type === 'input') runs.push(field(block))
    else if (Array.isArray(runs.at(-1))) runs.at(-1).push(block)
    else runs.push([block])
  }
  return runs.map((run, k) => Array.isArray(run)
    ? e(Message, { key: k, blocks: run, logo: LOGO, name: given.name, time: new Date(given.at), theme: 'light', withoutWrapper: !(first && k === 0) })
    : e(React.Fragment, { key: k }, run))
}

const given = JSON.parse(readFileSync(0, 'utf8'))
const inner = given.blocks.map((blocks, k) => e('div', { key: k, className: 'page' }, ...drawn(blocks, given, given.kind === 'message')))
const whole = given.kind === 'modal'
  ? e('div', { className: 'window' },
      e('header', null, given.title), e('main', null, inner),
      e('footer', null, e('span', null, given.close), given.submit ? e('span', { className: 'submit' }, given.submit) : null))
  : e('div', null, inner)
process.stdout.write(`<!doctype html><html><head><meta charset="utf-8"><style>${css}${OWN}</style></head><body>${renderToStaticMarkup(whole)}</body></html>`)
