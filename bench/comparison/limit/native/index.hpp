// The data a search reads, array for array the EngineView of packages/matching.
#pragma once
#include "files.hpp"

// List i is data from starts[i] up to, but excluding, starts[i + 1].
struct Lists {
  std::vector<uint32_t> data, starts;
  uint32_t size;
};

struct Vacancies {
  uint32_t end;
  std::vector<uint32_t> flags, work, pay_low, pay_high, skills_at, id_words;
  std::vector<int32_t> lat, lng;
  std::vector<uint16_t> conditions, certificates, region, confirmed_on, history, skills;
  std::vector<uint8_t> kinds, skills_count;
  // Decides between rows with the same score and the same lot.
  std::vector<uint32_t> rank;
};

struct Seekers {
  uint32_t end;
  std::vector<uint32_t> flags, signature, pay_wanted, pay_floor, skills_at, works_at, id_words;
  std::vector<int32_t> lat, lng;
  // As many bits as the index uses for these while they fit; a larger market is refused.
  std::vector<uint16_t> commute, works, region, region_set, conditions, certificates, history;
  std::vector<uint16_t> groups, skills, works_value;
  std::vector<uint8_t> kinds, skills_count, works_count;
  // Decides between rows with the same score and the same lot.
  std::vector<uint32_t> rank;
};

struct Blocks {
  uint32_t end;
  // Rows of block b: consecutive entries from `rows[start[b]]` where `listed[b]` is 1, else consecutive row numbers
  // from `start[b]`.
  std::vector<uint32_t> start, rows;
  std::vector<uint8_t> listed;
  std::vector<uint8_t> count, precision;
  // All kinds of the vacancies of a block; or everything that lets its people travel further, and from `KINDS_AT` on
  // their kinds.
  std::vector<uint16_t> bits;
  // Longest daily commute of the people of a block.
  std::vector<uint32_t> reach;
  std::vector<int32_t> south, north, west, east;
  // Blocks of vacancies by family and, within it, main kind.
  Lists of_shelf;
};

struct Works {
  uint32_t size, groups, codes, families, owns;
  std::vector<uint32_t> group;
  std::vector<uint16_t> title_length;
  // A job title is the number of its codes, each with its weight, then the bigrams of the title.
  Lists works, group_lists, postings, own_postings, own_bigrams;
  // Of each work entry; and the family of each group.
  std::vector<int32_t> own_code, own_any, family;
  // Bits in a signature.
  std::vector<uint8_t> code_bits, own_bits;
};

struct SeekerWeights {
  int occupation, pay, distance, conditions, lodging, freshness, answers, total;
};

struct EmployerWeights {
  int occupation, experience, skills, education, certificates, answers, total;
};

// Values of rules over small ranges, taken from the rules' own functions.
struct Tables {
  std::vector<int32_t> slack, within;
  std::vector<uint16_t> freshness, education;
  // By wants (lodging 1, meals 2), then three times lodging plus meals.
  std::vector<uint16_t> lodging;
  // What each shift involves, as limitations; and limitations that depend on the hours.
  std::vector<uint32_t> shift_strains;
  uint32_t hours;
  int flexible;
  // Skills below the first are fields of study, which count from this schooling on.
  int fields_of_study, field_counts_from;
  // Shelves of a family.
  uint32_t shelves;
  // By pay unit; NaN where there is no monthly equivalent.
  std::vector<double> monthly_factor;
};

struct Index {
  int aged_on, max_group_bonus;
  Vacancies vacancies;
  Seekers seekers;
  Blocks blocks, seeker_blocks;
  Works works;
  Lists certificates, conditions, held_certificates, own_conditions, histories, region_sets;
  // Value of each history of an employer.
  std::vector<uint16_t> employer_answers;
  std::vector<std::string> regions;
  SeekerWeights seeker_weights;
  EmployerWeights employer_weights;
  std::vector<int32_t> group_bonus;
  // Row by row, codes squared.
  std::vector<uint16_t> relatedness;
  Tables tables;
  // Rows of the people and vacancies in the queries.
  std::vector<uint32_t> asked_seekers, asked_vacancies;
};

inline Lists read_lists(const Folder &folder, const std::string &name) {
  return {folder.array<uint32_t>(name + ".data"), folder.array<uint32_t>(name + ".starts"),
          static_cast<uint32_t>(folder.number(name + ".size"))};
}

// Fills a column whose type is that of the field.
template <class T>
void read(const Folder &folder, const std::string &name, std::vector<T> &into) {
  into = folder.array<T>(name);
}

inline Vacancies read_vacancies(const Folder &folder) {
  Vacancies t;
  const std::string in = "view.vacancies.";
  read(folder, in + "flags", t.flags);
  read(folder, in + "lat", t.lat);
  read(folder, in + "lng", t.lng);
  read(folder, in + "work", t.work);
  read(folder, in + "payLow", t.pay_low);
  read(folder, in + "payHigh", t.pay_high);
  read(folder, in + "conditions", t.conditions);
  read(folder, in + "skillsAt", t.skills_at);
  read(folder, in + "skillsCount", t.skills_count);
  read(folder, in + "skills", t.skills);
  read(folder, in + "kinds", t.kinds);
  read(folder, in + "certificates", t.certificates);
  read(folder, in + "region", t.region);
  read(folder, in + "confirmedOn", t.confirmed_on);
  read(folder, in + "history", t.history);
  read(folder, in + "ids.words", t.id_words);
  read(folder, "rank.vacancies", t.rank);
  t.end = folder.number(in + "end");
  return t;
}

inline Seekers read_seekers(const Folder &folder) {
  Seekers t;
  const std::string in = "seekers.";
  read(folder, in + "flags", t.flags);
  read(folder, in + "lat", t.lat);
  read(folder, in + "lng", t.lng);
  read(folder, in + "commute", t.commute);
  read(folder, in + "region", t.region);
  read(folder, in + "regionSet", t.region_set);
  read(folder, in + "payWanted", t.pay_wanted);
  read(folder, in + "payFloor", t.pay_floor);
  read(folder, in + "conditions", t.conditions);
  read(folder, in + "certificates", t.certificates);
  read(folder, in + "history", t.history);
  read(folder, in + "skillsAt", t.skills_at);
  read(folder, in + "skillsCount", t.skills_count);
  read(folder, in + "skills", t.skills);
  read(folder, in + "worksAt", t.works_at);
  read(folder, in + "worksCount", t.works_count);
  read(folder, in + "works", t.works);
  read(folder, in + "worksValue", t.works_value);
  read(folder, in + "groups", t.groups);
  read(folder, in + "kinds", t.kinds);
  read(folder, in + "ids.words", t.id_words);
  read(folder, in + "signature", t.signature);
  read(folder, "rank.seekers", t.rank);
  t.end = folder.number(in + "end");
  return t;
}

inline Blocks read_blocks(const Folder &folder, const std::string &in) {
  Blocks t;
  read(folder, in + "start", t.start);
  read(folder, in + "listed", t.listed);
  read(folder, in + "rows", t.rows);
  read(folder, in + "count", t.count);
  read(folder, in + "south", t.south);
  read(folder, in + "north", t.north);
  read(folder, in + "west", t.west);
  read(folder, in + "east", t.east);
  read(folder, in + "precision", t.precision);
  read(folder, in + "bits", t.bits);
  read(folder, in + "reach", t.reach);
  t.of_shelf = read_lists(folder, in + "ofGroup");
  t.end = folder.number(in + "end");
  return t;
}

inline Works read_works(const Folder &folder) {
  Works t;
  const std::string in = "view.works.";
  read(folder, in + "group", t.group);
  read(folder, in + "titleLength", t.title_length);
  read(folder, in + "ownCode", t.own_code);
  read(folder, in + "ownAny", t.own_any);
  read(folder, in + "family", t.family);
  read(folder, in + "codeBits", t.code_bits);
  read(folder, in + "ownBits", t.own_bits);
  t.works = read_lists(folder, in + "works");
  t.group_lists = read_lists(folder, in + "groupLists");
  t.postings = read_lists(folder, in + "postings");
  t.own_postings = read_lists(folder, in + "ownPostings");
  t.own_bigrams = read_lists(folder, in + "ownBigrams");
  t.owns = folder.number(in + "owns");
  t.size = folder.number(in + "works.size");
  t.groups = folder.number(in + "groups");
  t.families = folder.number(in + "families");
  t.codes = folder.number(in + "codeCount");
  return t;
}

inline Tables read_tables(const Folder &folder) {
  Tables t;
  const std::string in = "tables.";
  read(folder, in + "slack", t.slack);
  read(folder, in + "within", t.within);
  read(folder, in + "freshness", t.freshness);
  read(folder, in + "education", t.education);
  read(folder, in + "lodging", t.lodging);
  read(folder, in + "shiftStrains", t.shift_strains);
  read(folder, in + "monthlyFactor", t.monthly_factor);
  t.hours = folder.number(in + "hours");
  t.flexible = folder.number(in + "flexible");
  t.fields_of_study = folder.number(in + "fieldsOfStudy");
  t.field_counts_from = folder.number(in + "fieldCountsFrom");
  t.shelves = folder.number(in + "shelves");
  return t;
}

inline Index read_index(const std::string &path) {
  const Folder folder(path);
  const auto seeker = [&](const char *name) -> int { return folder.number("view.weights.seeker." + std::string(name)); };
  const auto employer = [&](const char *name) -> int {
    return folder.number("view.weights.employer." + std::string(name));
  };
  Index index;
  index.aged_on = folder.number("view.agedOn");
  index.max_group_bonus = folder.number("view.maxGroupBonus");
  index.vacancies = read_vacancies(folder);
  index.seekers = read_seekers(folder);
  index.blocks = read_blocks(folder, "view.blocks.");
  index.seeker_blocks = read_blocks(folder, "seekerBlocks.");
  index.works = read_works(folder);
  index.certificates = read_lists(folder, "view.certificates");
  index.conditions = read_lists(folder, "view.conditions");
  index.held_certificates = read_lists(folder, "view.heldCertificates");
  index.own_conditions = read_lists(folder, "view.ownConditions");
  index.histories = read_lists(folder, "view.histories");
  index.region_sets = read_lists(folder, "view.regionSets");
  read(folder, "view.employerHistories.value", index.employer_answers);
  index.regions = folder.lines("view.regions");
  index.seeker_weights = {seeker("occupation"), seeker("pay"),     seeker("distance"),  seeker("conditions"),
                          seeker("lodging"),    seeker("freshness"), seeker("answers"), seeker("total")};
  index.employer_weights = {employer("occupation"),   employer("experience"), employer("skills"), employer("education"),
                            employer("certificates"), employer("answers"),    employer("total")};
  read(folder, "view.groupBonus", index.group_bonus);
  read(folder, "relatedness", index.relatedness);
  read(folder, "asked.seekers", index.asked_seekers);
  read(folder, "asked.vacancies", index.asked_vacancies);
  index.tables = read_tables(folder);
  return index;
}
