// One person's side of every rule as plain numbers, ready to be held against the columns of the vacancies.
#pragma once
#include <array>

#include "own_occupations.hpp"

constexpr int NO_PLACE = 7;
constexpr uint32_t ANY_TIME = 0xffff'ffff;

// Bits of `region_flags`.
constexpr uint8_t IN_WANTED = 1;
constexpr uint8_t SAME_CITY = 2;
constexpr uint8_t NAMED_ELSEWHERE = 4;

// What a person's certificates are worth for each list of requirements.
struct CertificateTable {
  std::vector<uint8_t> allowed;
  std::vector<uint16_t> value;
  int best = 0;
};

class SeekerSide {
 public:
  static constexpr int PAY_UNITS = 6;

  explicit SeekerSide(const Index &index) : skill_marks(SKILLS), own(index), index_(index) {
    std::unordered_map<std::string, uint32_t> cities;
    for (const auto &region : index.regions) {
      const auto number = static_cast<uint32_t>(cities.size());
      city_of_.push_back(cities.emplace(region.substr(0, 4), number).first->second);
    }
  }

  uint32_t salt = 0;
  int lat = 0, lng = 0;
  double lng_metres = 0;
  int precision = 0;
  int64_t commute = 0;
  bool accepts_dispatch = false, accepts_far = false;
  // 0 none, 1 needed, 2 wished.
  int lodging = 0, wants_meals = 0;
  uint32_t kinds = 0, groups = 0;
  int education = 0;
  // Fields of study among the skills, as bits.
  uint32_t fields = 0;
  uint32_t cannot = 0, not_free = 0, shifts = 0;
  bool depends_on_hours = false;
  int most_halves = 0;
  bool has_skills = false;
  // By pay unit: the lowest upper end that is not too little; what is hoped for; what makes the offer comparable.
  std::array<double, PAY_UNITS> least_high{}, asked{}, pay_factor{};
  bool has_asked = false;
  const CertificateTable *certificates = nullptr;
  const uint8_t *region_flags = nullptr;
  bool has_wanted_regions = false;
  int answers_value = 0, bonus = 0;
  // 1 at the numbers of the skills that the person has.
  std::vector<uint8_t> skill_marks;
  OwnOccupations own;

  void take(uint32_t row) {
    const Seekers &s = index_.seekers;
    const uint32_t flags = s.flags[row];
    const auto bits = [&](int at, int count) -> int { return (flags >> at) & ((1u << count) - 1); };
    salt = s.id_words[4 * row + 3];
    lat = s.lat[row];
    lng = s.lng[row];
    lng_metres = longitude_metres(lat);
    precision = bits(14, 3);
    commute = s.commute[row];
    accepts_dispatch = bits(17, 1);
    accepts_far = bits(18, 1);
    lodging = bits(19, 2);
    wants_meals = bits(21, 1);
    kinds = s.kinds[row] != 0 ? s.kinds[row] : 255;
    groups = s.groups[row];
    education = bits(7, 3);
    take_conditions(s.conditions[row]);
    take_pay(s.pay_wanted[row], bits(1, 3), s.pay_floor[row], bits(4, 3));
    certificates = &certificate_table(s.certificates[row]);
    region_flags = region_table(s.region_set[row], s.region[row]).data();
    take_skills(row);
    const uint32_t *history = &index_.histories.data[index_.histories.starts[s.history[row]]];
    answers_value = seeker_answers_value(history[0], history[1], history[2], history[3]);
    bonus = 0;
    for (size_t group = 0; group < index_.group_bonus.size(); group++)
      if (groups & (1u << group)) bonus = std::max(bonus, std::min(index_.max_group_bonus, index_.group_bonus[group]));
    own.take(row);
    most_halves = own.pasts == 0 ? 127 : 4 * own.total_tenths / 10;
  }

 private:
  static constexpr size_t MOST_TABLES = 512;
  static constexpr uint32_t SKILLS = 0x1'0000;

  void take_conditions(uint32_t conditions) {
    const uint32_t *own_conditions = &index_.own_conditions.data[index_.own_conditions.starts[conditions]];
    const Tables &tables = index_.tables;
    cannot = own_conditions[0];
    const uint32_t free = own_conditions[1], accepted = own_conditions[2];
    not_free = free == ANY_TIME ? 0 : ~free;
    shifts = 0;
    for (size_t shift = 0; shift < tables.shift_strains.size(); shift++) {
      const bool is_accepted =
          static_cast<int>(shift) == tables.flexible || accepted == 0 || (accepted & (1u << shift)) != 0;
      if (is_accepted && (tables.shift_strains[shift] & cannot) == 0) shifts |= 1u << shift;
    }
    depends_on_hours = (cannot & tables.hours) != 0 || accepted != 0 || free != ANY_TIME;
  }

  int64_t monthly(double amount, int unit) const {
    const double factor = index_.tables.monthly_factor[unit];
    return std::isnan(factor) ? 0 : rounded(amount * factor);
  }

  void take_pay(double wanted, int wanted_unit, double floor, int floor_unit) {
    const double hoped = wanted > 0 ? wanted : floor;
    const int hoped_unit = wanted > 0 ? wanted_unit : floor_unit;
    has_asked = hoped > 0;
    const int64_t asked_monthly = monthly(hoped, hoped_unit), floor_monthly = monthly(floor, floor_unit);
    for (int unit = 0; unit < PAY_UNITS; unit++) {
      const double factor = index_.tables.monthly_factor[unit];
      const bool is_same = unit == hoped_unit;
      const bool is_comparable = hoped > 0 && (is_same || (asked_monthly > 0 && !std::isnan(factor)));
      asked[unit] = !is_comparable ? 0 : is_same ? hoped : asked_monthly;
      pay_factor[unit] = is_comparable && !is_same ? factor : 1;
      least_high[unit] = floor == 0                                   ? 0
                         : unit == floor_unit                         ? floor
                         : std::isnan(factor) || floor_monthly == 0   ? 0
                                                                      : least_reaching(floor_monthly, factor);
    }
  }

  // The least whole amount that is at least `monthly` a month.
  static double least_reaching(int64_t monthly, double factor) {
    double least = std::max(0.0, std::ceil((monthly - 0.5) / factor));
    while (least > 0 && rounded((least - 1) * factor) >= monthly) least--;
    while (rounded(least * factor) < monthly) least++;
    return least;
  }

  void take_skills(uint32_t row) {
    for (const uint32_t skill : marked_) skill_marks[skill] = 0;
    marked_.clear();
    fields = 0;
    const Seekers &s = index_.seekers;
    const uint32_t at = s.skills_at[row];
    for (uint32_t i = at; i < at + s.skills_count[row]; i++) {
      if (s.skills[i] < index_.tables.fields_of_study) fields |= 1u << s.skills[i];
      if (s.skills[i] == SKILLS - 1) continue;
      skill_marks[s.skills[i]] = 1;
      marked_.push_back(s.skills[i]);
    }
    has_skills = !marked_.empty();
  }

  const CertificateTable &certificate_table(uint32_t held) {
    const auto known = certificate_tables_.find(held);
    if (known != certificate_tables_.end()) return known->second;
    const Lists &lists = index_.certificates;
    const auto begin = index_.held_certificates.data.begin();
    const auto first = begin + index_.held_certificates.starts[held];
    const auto last = begin + index_.held_certificates.starts[held + 1];
    CertificateTable table;
    table.allowed.resize(lists.size);
    table.value.resize(lists.size);
    for (uint32_t list = 0; list < lists.size; list++) {
      bool is_allowed = true;
      int met = 0, required = 0;
      for (uint32_t at = lists.starts[list]; at < lists.starts[list + 1]; at += 2 + lists.data[at + 1]) {
        const uint32_t *any_of = &lists.data[at + 2];
        required++;
        // What is held is kept in ascending order.
        if (std::any_of(any_of, any_of + lists.data[at + 1],
                        [&](uint32_t code) { return std::binary_search(first, last, code); }))
          met++;
        else if (lists.data[at] == 1)
          is_allowed = false;
      }
      table.allowed[list] = is_allowed;
      table.value[list] = certificates_value(met, required);
      table.best = std::max<int>(table.best, table.value[list]);
    }
    if (certificate_tables_.size() >= MOST_TABLES) certificate_tables_.clear();
    return certificate_tables_[held] = std::move(table);
  }

  const std::vector<uint8_t> &region_table(uint32_t set, uint32_t home) {
    const uint32_t start = index_.region_sets.starts[set], end = index_.region_sets.starts[set + 1];
    has_wanted_regions = end > start;
    const uint64_t key = (static_cast<uint64_t>(set) << 32) | city_of_[home];
    const auto known = region_tables_.find(key);
    if (known != region_tables_.end()) return known->second;
    const std::string city = index_.regions[home].substr(0, 4);
    std::vector<std::string> wanted;
    for (uint32_t at = start; at < end; at++) wanted.push_back(index_.regions[index_.region_sets.data[at]]);
    std::vector<uint8_t> table;
    for (const std::string &region : index_.regions) {
      const bool is_same_city = city.empty() || region.empty() || region.substr(0, 4) == city;
      bool is_wanted = false, holds_wanted = false;
      for (const std::string &one : wanted) {
        // Codes of the index are trimmed, so that beginnings tell what lies in what.
        is_wanted = is_wanted || (one.size() >= 2 && region.starts_with(one));
        holds_wanted = holds_wanted || one.starts_with(region);
      }
      const bool is_elsewhere = !wanted.empty() && !region.empty() && !holds_wanted;
      table.push_back((is_wanted && !region.empty() ? IN_WANTED : 0) | (is_same_city ? SAME_CITY : 0) |
                      (is_elsewhere ? NAMED_ELSEWHERE : 0));
    }
    if (region_tables_.size() >= MOST_TABLES) region_tables_.clear();
    return region_tables_[key] = std::move(table);
  }

  const Index &index_;
  std::vector<uint32_t> marked_;
  std::vector<uint32_t> city_of_;
  std::unordered_map<uint32_t, CertificateTable> certificate_tables_;
  std::unordered_map<uint64_t, std::vector<uint8_t>> region_tables_;
};
