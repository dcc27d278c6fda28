// What a search reads, array for array the EngineView of packages/matching.
#pragma once
#include "files.hpp"

// List i is data[starts[i]] up to before data[starts[i + 1]].
struct Lists {
  std::vector<uint32_t> data, starts;
  uint32_t size() const { return starts.size() - 1; }
};

struct Vacancies {
  std::vector<uint32_t> flags, work, pay_low, pay_high, conditions, skills_at, certificates, region, id_words;
  std::vector<int32_t> lat, lng;
  std::vector<uint16_t> reserved, confirmed_on, referred, answered, skills;
  std::vector<uint8_t> kinds, skills_count;
  // Decides between rows with the same score and the same lot.
  std::vector<uint32_t> rank;
};

struct Seekers {
  std::vector<uint32_t> flags, commute, region, region_set, pay_wanted, pay_floor, conditions, certificates,
      history, skills_at, works_at, works, id_words;
  std::vector<int32_t> lat, lng;
  std::vector<uint16_t> groups, skills, works_value;
  std::vector<uint8_t> kinds, skills_count, works_count;
};

struct Blocks {
  uint32_t end;
  std::vector<uint32_t> rows, group;
  std::vector<uint8_t> count, precision;
  std::vector<int32_t> south, north, west, east;
  Lists of_group;
};

struct Works {
  uint32_t size, groups, codes;
  std::vector<uint32_t> group;
  std::vector<uint16_t> title_length;
  Lists group_lists, postings, own_bigrams;
  std::vector<int32_t> own_code;
  std::vector<uint8_t> own_any;
};

struct SeekerWeights {
  int occupation, pay, distance, conditions, lodging, freshness, answers, total;
};

struct EmployerWeights {
  int occupation, experience, skills, education, certificates, answers, total;
};

// Values of rules that run over few numbers, asked of the rules' own functions.
struct Tables {
  std::vector<int32_t> slack, within;
  std::vector<uint16_t> freshness, education;
  // By wants (lodging 1, meals 2), then three times lodging plus meals.
  std::vector<uint16_t> lodging;
  // What working in each shift takes, as limitations; and limitations that the hours decide.
  std::vector<uint32_t> shift_strains;
  uint32_t hours;
  int flexible;
  // Skills below the first are fields of study, which count from this schooling on.
  int fields_of_study, field_counts_from;
  // By pay unit; NaN where there is no month's equivalent.
  std::vector<double> monthly_factor;
};

struct Index {
  int today, max_group_bonus;
  Vacancies vacancies;
  Seekers seekers;
  Blocks blocks;
  Works works;
  Lists certificates, conditions, held_certificates, own_conditions, histories, region_sets;
  std::vector<std::string> regions;
  SeekerWeights seeker_weights;
  EmployerWeights employer_weights;
  std::vector<int32_t> group_bonus;
  // Row by row, codes squared.
  std::vector<uint16_t> relatedness;
  Tables tables;
  // Rows of the people who are asked about.
  std::vector<uint32_t> asked;
};

inline Lists read_lists(const Folder &folder, const std::string &name) {
  return {folder.array<uint32_t>(name + ".data"), folder.array<uint32_t>(name + ".starts")};
}

inline Vacancies read_vacancies(const Folder &folder) {
  Vacancies v;
  const std::string in = "vacancies.";
  v.flags = folder.array<uint32_t>(in + "flags");
  v.lat = folder.array<int32_t>(in + "lat");
  v.lng = folder.array<int32_t>(in + "lng");
  v.work = folder.array<uint32_t>(in + "work");
  v.pay_low = folder.array<uint32_t>(in + "payLow");
  v.pay_high = folder.array<uint32_t>(in + "payHigh");
  v.conditions = folder.array<uint32_t>(in + "conditions");
  v.skills_at = folder.array<uint32_t>(in + "skillsAt");
  v.skills_count = folder.array<uint8_t>(in + "skillsCount");
  v.skills = folder.array<uint16_t>(in + "skills");
  v.kinds = folder.array<uint8_t>(in + "kinds");
  v.reserved = folder.array<uint16_t>(in + "reserved");
  v.certificates = folder.array<uint32_t>(in + "certificates");
  v.region = folder.array<uint32_t>(in + "region");
  v.confirmed_on = folder.array<uint16_t>(in + "confirmedOn");
  v.referred = folder.array<uint16_t>(in + "referred");
  v.answered = folder.array<uint16_t>(in + "answered");
  v.id_words = folder.array<uint32_t>(in + "idWords");
  v.rank = folder.array<uint32_t>(in + "rank");
  return v;
}

inline Seekers read_seekers(const Folder &folder) {
  Seekers s;
  const std::string in = "seekers.";
  s.flags = folder.array<uint32_t>(in + "flags");
  s.lat = folder.array<int32_t>(in + "lat");
  s.lng = folder.array<int32_t>(in + "lng");
  s.commute = folder.array<uint32_t>(in + "commute");
  s.region = folder.array<uint32_t>(in + "region");
  s.region_set = folder.array<uint32_t>(in + "regionSet");
  s.pay_wanted = folder.array<uint32_t>(in + "payWanted");
  s.pay_floor = folder.array<uint32_t>(in + "payFloor");
  s.conditions = folder.array<uint32_t>(in + "conditions");
  s.certificates = folder.array<uint32_t>(in + "certificates");
  s.history = folder.array<uint32_t>(in + "history");
  s.skills_at = folder.array<uint32_t>(in + "skillsAt");
  s.skills_count = folder.array<uint8_t>(in + "skillsCount");
  s.skills = folder.array<uint16_t>(in + "skills");
  s.works_at = folder.array<uint32_t>(in + "worksAt");
  s.works_count = folder.array<uint8_t>(in + "worksCount");
  s.works = folder.array<uint32_t>(in + "works");
  s.works_value = folder.array<uint16_t>(in + "worksValue");
  s.groups = folder.array<uint16_t>(in + "groups");
  s.kinds = folder.array<uint8_t>(in + "kinds");
  s.id_words = folder.array<uint32_t>(in + "idWords");
  return s;
}

inline Blocks read_blocks(const Folder &folder) {
  Blocks b;
  const std::string in = "blocks.";
  b.rows = folder.array<uint32_t>(in + "rows");
  b.count = folder.array<uint8_t>(in + "count");
  b.group = folder.array<uint32_t>(in + "group");
  b.south = folder.array<int32_t>(in + "south");
  b.north = folder.array<int32_t>(in + "north");
  b.west = folder.array<int32_t>(in + "west");
  b.east = folder.array<int32_t>(in + "east");
  b.precision = folder.array<uint8_t>(in + "precision");
  b.of_group = read_lists(folder, in + "ofGroup");
  b.end = b.count.size();
  return b;
}

inline Works read_works(const Folder &folder) {
  Works w;
  const std::string in = "works.";
  w.group = folder.array<uint32_t>(in + "group");
  w.title_length = folder.array<uint16_t>(in + "titleLength");
  w.group_lists = read_lists(folder, in + "groupLists");
  w.postings = read_lists(folder, in + "postings");
  w.own_bigrams = read_lists(folder, in + "ownBigrams");
  w.own_code = folder.array<int32_t>(in + "ownCode");
  w.own_any = folder.array<uint8_t>(in + "ownAny");
  w.size = w.group.size();
  w.groups = w.group_lists.size();
  w.codes = folder.number("codes");
  return w;
}

inline Tables read_tables(const Folder &folder) {
  Tables t;
  const std::string in = "tables.";
  t.slack = folder.array<int32_t>(in + "slack");
  t.within = folder.array<int32_t>(in + "within");
  t.freshness = folder.array<uint16_t>(in + "freshness");
  t.education = folder.array<uint16_t>(in + "education");
  t.lodging = folder.array<uint16_t>(in + "lodging");
  t.shift_strains = folder.array<uint32_t>(in + "shiftStrains");
  t.monthly_factor = folder.array<double>(in + "monthlyFactor");
  t.hours = folder.number("hours");
  t.flexible = folder.number("flexible");
  t.fields_of_study = folder.number("fieldsOfStudy");
  t.field_counts_from = folder.number("fieldCountsFrom");
  return t;
}

inline Index read_index(const std::string &path) {
  const Folder folder(path);
  const auto weight = [&](const char *name) { return static_cast<int>(folder.number(name)); };
  Index index;
  index.today = folder.number("today");
  index.max_group_bonus = folder.number("maxGroupBonus");
  index.vacancies = read_vacancies(folder);
  index.seekers = read_seekers(folder);
  index.blocks = read_blocks(folder);
  index.works = read_works(folder);
  index.certificates = read_lists(folder, "certificates");
  index.conditions = read_lists(folder, "conditions");
  index.held_certificates = read_lists(folder, "heldCertificates");
  index.own_conditions = read_lists(folder, "ownConditions");
  index.histories = read_lists(folder, "histories");
  index.region_sets = read_lists(folder, "regionSets");
  index.regions = folder.lines("regions");
  index.seeker_weights = {weight("seeker.occupation"), weight("seeker.pay"),     weight("seeker.distance"),
                          weight("seeker.conditions"), weight("seeker.lodging"), weight("seeker.freshness"),
                          weight("seeker.answers"),    weight("seeker.total")};
  index.employer_weights = {weight("employer.occupation"), weight("employer.experience"),
                            weight("employer.skills"),     weight("employer.education"),
                            weight("employer.certificates"), weight("employer.answers"),
                            weight("employer.total")};
  index.group_bonus = folder.array<int32_t>("groupBonus");
  index.relatedness = folder.array<uint16_t>("relatedness");
  index.tables = read_tables(folder);
  index.asked = folder.array<uint32_t>("asked");
  return index;
}
