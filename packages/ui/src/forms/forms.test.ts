import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dropAllDrafts, dropDraft, loadDraft, saveDraft } from './drafts.ts';
import { complaintAt, complaintOf } from './problem-fields.ts';
import { keepLocale, readLocale } from '../preferences/preferences.ts';

function fakeStorage(): Storage {
  const kept = new Map<string, string>();
  const methods = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
    key: (index: number) => [...kept.keys()][index] ?? null,
    length: 0,
  };
  return new Proxy(methods, {
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}

beforeEach(() => void vi.stubGlobal('localStorage', fakeStorage()));
afterEach(() => void vi.unstubAllGlobals());

describe('drafts', () => {
  it('keep what was typed, but no ID number, password or code', () => {
    saveDraft('register', {
      name: '王秀兰',
      idNumber: '430302197403051226',
      code: '123456',
      note: '证号 430302 19740305 1226',
    });
    expect(loadDraft('register')).toEqual({ name: '王秀兰', idNumber: null, code: null, note: '' });
  });

  it('can be dropped one by one or all at once, leaving other things alone', () => {
    keepLocale('en');
    saveDraft('a', { x: 1 });
    saveDraft('b', { x: 2 });
    dropDraft('a');
    expect(loadDraft('a')).toBeUndefined();
    dropAllDrafts();
    expect(loadDraft('b')).toBeUndefined();
    expect(readLocale()).toBe('en');
  });

  it('survive a device that forbids storage', () => {
    vi.stubGlobal('localStorage', { getItem: forbid, setItem: forbid, removeItem: forbid });
    saveDraft('a', { x: 1 });
    expect(loadDraft('a')).toBeUndefined();
    expect(readLocale(['en-GB'])).toBe('en');
    expect(readLocale(['fr', 'zh-TW'])).toBe('zh-CN');
  });
});

function forbid(): never {
  throw new DOMException('denied', 'SecurityError');
}

describe('complaints', () => {
  const problem = {
    status: 422,
    code: 'request.invalid',
    detail: '有两处要改。您填的都还在。',
    fields: [
      { path: 'name', code: 'required', message: '请写姓名' },
      { path: 'profile.wanted.0.title', code: 'too_long', message: 'too_long' },
    ],
  };

  it('show the server’s words, or find words for a bare code', () => {
    const complaint = complaintOf(problem, (code) => `<${code}>`);
    expect(complaint.fields).toEqual({ name: '请写姓名', 'profile.wanted.0.title': '<too_long>' });
    expect(complaint.first).toBe('name');
    expect(complaint.summary).toBe(problem.detail);
  });

  it('stand at the field they are about, or at the group above it', () => {
    const complaint = complaintOf(problem, (code) => code);
    expect(complaintAt(complaint, 'profile.wanted')).toBe('too_long');
    expect(complaintAt(complaint, 'profile.skills')).toBeUndefined();
    expect(complaintAt(null, 'name')).toBeUndefined();
  });
});
