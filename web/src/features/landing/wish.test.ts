import { expect, test } from 'vitest';
import { filmBody, useWish } from './wish';

const wish = { ...useWish.getState().wish, language: '' };

test('a control that was not touched is left to the words and the planner', () => {
  expect(filmBody({ ...wish, idea: ' A fox ' })).toEqual({ idea: 'A fox' });
  expect(filmBody({ ...wish, idea: 'A fox', duration_s: 45 })).toEqual({
    idea: 'A fox',
    duration_s: 45,
  });
});

test('the wishes of this film win over the usual ones', () => {
  const usual = { style: 'noir', quality: 'high' };
  expect(filmBody({ ...wish, idea: 'A fox', style: 'anime' }, usual)).toEqual({
    idea: 'A fox',
    style: 'anime',
    quality: 'high',
  });
});
