-- Where a household looks for help is its home: "near me" reckons from the middle of its division, as if no point were known,
-- so that distances asked from several places do not lead to the door.

update vacancies v
set near_lng = r.lng, near_lat = r.lat, near_within = case when r.lng is null then 0 else coalesce(r.point_within, 0) end
from employers e, regions r
where e.prefecture = v.prefecture and e.id = v.employer_id and e.kind = 'person'
  and r.code = v.region_code and v.lng is not null and v.near_lng is not distinct from v.lng and v.near_lat is not distinct from v.lat;
