import { z } from 'zod';
import { defineRoute } from './define-route.ts';

export const SearchHit = z
  .object({
    kind: z.enum(['seeker', 'employer', 'vacancy', 'site', 'paper']),
    id: z.string(),
    title: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'SearchHit' });

export const globalSearchRoutes = {
  search: defineRoute({
    id: 'globalSearch.search',
    method: 'POST',
    path: '/search',
    summary:
      'One search for people, vacancies, employers and sites; a POST because people type phone numbers into it',
    access: { verb: 'search.use' },
    body: z.object({ q: z.string().trim().min(1, 'required').max(60) }),
    reply: z.object({ items: z.array(SearchHit) }),
    audit: { none: 'Masked list' },
  }),
} as const;
