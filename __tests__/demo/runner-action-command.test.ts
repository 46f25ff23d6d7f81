import { describe, expect, test } from '@jest/globals';

import { parseActionCommand, propertyOf } from '../../src/demo/runner/action-command.js';

const registered = ['do-something', 'add-mask'];

function parsed(data: string, properties: Record<string, string> = {}, command = 'do-something'): unknown {
  return { command, properties, data };
}

describe('colon notation', () => {
  test.each([
    ['plain', '::do-something::msg', parsed('msg')],
    ['no data', '::do-something::', parsed('')],
    ['white space in front', ' \t\u0085\u3000::do-something::msg', parsed('msg')],
    ['white space in the data is kept', '::do-something::  msg  ', parsed('  msg  ')],
    ['any case', '::Do-SOMETHING::msg', parsed('msg')],
    ['more colons belong to the data', '::do-something::a::b:', parsed('a::b:')],
    ['property', '::do-something k1=v1,::msg', parsed('msg', { k1: 'v1' })],
    ['two properties', '::do-something k1=v1,k2=v2::', parsed('', { k1: 'v1', k2: 'v2' })],
    [
      'a space before the second name is part of it',
      '::do-something a=1, b=2::',
      parsed('', { a: '1', ' b': '2' }),
    ],
    ['a space around all properties is not', '::do-something  a=1 ::', parsed('', { a: '1' })],
    ['no value', '::do-something k1=,k2=,k3::', parsed('')],
    ['equal signs in a value', '::do-something k=a=b=::', parsed('', { k: 'a=b=' })],
    ['equal signs around a name are lost', '::do-something ==k==v::', parsed('', { k: 'v' })],
    ['nothing but equal signs', '::do-something k==,==::', parsed('')],
    ['the last of two wins, in any case', '::do-something Key=1,kEY=2::', parsed('', { Key: '2' })],
    ['escapes of data', '::do-something::%25-%0D-%0A-%3A-%2C-%3B-%5D', parsed('%-\r-\n-%3A-%2C-%3B-%5D')],
    ['escapes of properties', '::do-something k=%25%0D%0A%3A%2C%3B::', parsed('', { k: '%\r\n:,%3B' })],
    ['an escaped escape', '::do-something k=%253A::%250A', parsed('%0A', { k: '%3A' })],
    ['escapes have upper-case digits', '::do-something::%0a%0d', parsed('%0a%0d')],
  ])('%s', (_name, line, expected) => {
    expect(parseActionCommand(line, registered)).toEqual(expected);
  });

  test.each([
    ['text in front', '>>> ::do-something::msg'],
    ['a byte order mark in front', '\ufeff::do-something::msg'],
    ['one colon', ':do-something::msg'],
    ['no second mark', '::do-something msg'],
    ['a space before the name', ':: do-something::msg'],
    ['an unknown name', '::do-nothing::msg'],
    ['a letter that only looks the same in upper case', '::add-ma\u017fk::msg'],
    ['the empty line', ''],
  ])('is no command: %s', (_name, line) => {
    expect(parseActionCommand(line, registered)).toBeUndefined();
  });
});

describe('bracket notation', () => {
  test.each([
    ['plain', '##[do-something]msg', parsed('msg')],
    ['anywhere in the line', 'text ##[do-something]msg', parsed('msg')],
    ['any case', '##[DO-something]msg', parsed('msg')],
    ['properties', '##[do-something k1=v1;k2=v2;]msg', parsed('msg', { k1: 'v1', k2: 'v2' })],
    ['more brackets belong to the data', '##[do-something]a]##[b]', parsed('a]##[b]')],
    ['escapes', '##[do-something k=%3B%0D%0A%5D%25]%3B%0D%0A%5D%25', parsed(';\r\n]%', { k: ';\r\n]%' })],
    ['an escaped escape', '##[do-something]%253B', parsed('%3B')],
    ['after an unknown name in the other notation', '::x::##[do-something]msg', parsed('msg')],
  ])('%s', (_name, line, expected) => {
    expect(parseActionCommand(line, registered)).toEqual(expected);
  });

  test.each([
    ['only the first mark counts', '##[x]##[do-something]msg'],
    ['an unknown name', '##[do-nothing]msg'],
    ['no end', '##[do-something msg'],
    ['a space before the name', '##[ do-something]msg'],
    ['the end stands before the mark', 'do-something]##[do-something'],
  ])('is no command: %s', (_name, line) => {
    expect(parseActionCommand(line, registered)).toBeUndefined();
  });
});

test('a property is found in any case', () => {
  const command = parseActionCommand('::do-something endLine=3::', registered);
  expect(command && propertyOf(command, 'ENDline')).toBe('3');
  expect(command && propertyOf(command, 'line')).toBeUndefined();
});
