import { describe, expect, it } from 'vitest'
import { recordingSource } from '../../../../src-main/simulator/tennis/recording'
import { withPlaceholder, type StoredFrame } from '../../../../src-main/simulator/tennis/stored-frame'

const line = (seqNum: number, time: string): string =>
  `{"seqNum":${seqNum},"timestamp":"2031-05-06T${time}Z"}`

const framesOf = (text: string | Buffer, speed = 1): readonly StoredFrame[] =>
  recordingSource(Buffer.from(text as string))(0, speed)

const textsOf = (frames: readonly StoredFrame[]): string[] => frames.map(({ data }) => data.toString('utf8'))

describe('recordingSource', () => {
  it('takes each line as it is, whatever its line ending, but skips empty ones', () => {
    const lines = [line(1, '09:00:00.000'), ' {"seqNum": 2 }', '{"seqNum":3,"name":"Ş"}']
    expect(textsOf(framesOf(`${lines[0]}\r\n${lines[1]}\n\n${lines[2]}`))).toEqual(lines)
  })

  it('keeps bytes that are not UTF-8', () => {
    const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0x7d])
    expect(recordingSource(bytes)(0, 1)[0]?.data.equals(bytes)).toBe(true)
  })

  it('paces lines by their timestamps, divided by the speed', () => {
    const text = [line(1, '09:00:00.000'), line(2, '09:10:00.000'), line(3, '09:10:04.500')].join('\n')
    expect(framesOf(text).map(({ dueMs }) => dueMs)).toEqual([0, 600_000, 604_500])
    expect(framesOf(text, 100).map(({ dueMs }) => dueMs)).toEqual([0, 6_000, 6_045])
  })

  it('sends unreadable lines and lines with earlier times right after the previous line', () => {
    const text = [
      line(1, '09:00:00.000'),
      line(2, '09:00:05.000'),
      '{"seqNum":3,"time',
      line(4, '09:00:01.000')
    ]
    const frames = framesOf(text.join('\n'))
    expect(frames.map(({ seqNum, dueMs }) => [seqNum, dueMs])).toEqual([
      [1, 0],
      [2, 5_000],
      [3, 5_000],
      [4, 5_000]
    ])
  })

  it('does not wait between the placeholder of 1970 and the match', () => {
    const placeholder = '{"seqNum":0,"timestamp":"1970-01-01T00:00:00.000Z"}'
    const frames = framesOf([placeholder, line(1, '09:00:00.000'), line(2, '09:00:01.000')].join('\n'))
    expect(frames.map(({ dueMs }) => dueMs)).toEqual([0, 0, 1_000])
    expect(withPlaceholder(frames)).toHaveLength(3)
  })

  it('adds the placeholder as element 0 if there is none', () => {
    const frames = withPlaceholder(framesOf(line(1, '09:00:00.000')))
    expect(frames.map(({ seqNum }) => seqNum)).toEqual([0, 1])
    expect(frames[0]?.data.toString('utf8')).toContain('"state":"NotStarted"')
  })
})
