// One person's side of every rule as plain numbers, ready to be compared with the columns of the vacancies.
#pragma once
#include <array>

#include "own_occupations.hpp"
#include "shared_rules.hpp"

// The value of a person's certificates for each list of requirements.
struct CertificateTable {
  std::vector<uint8_t> allowed;
  std::vector<uint16_t> value;
  int best = 0;
};

class SeekerSide {
 public:
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
  // By pay unit: the lowest acceptable upper end; the pay hoped for; the factor that makes the offer comparable.
  std::array<double, PAY_UNITS> least_high{}, asked{}, pay_factor{};
  bool has_asked = false;
  const CertificateTable *certificates = nullptr;
  const uint8_t *region_flags = nullptr;
  bool has_wanted_regions = false;
  int answers_value = 0, bonus = 0;
  // 1 at the numbers of the person's skills.
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
    answers_value = seeker_answers(index_, s.history[row]);
    bonus = bonus_of(index_, groups);
    own.take(row);
    most_halves = own.pasts == 0 ? 127 : 4 * own.total_tenths / 10;
  }

 private:
  static constexpr size_t MOST_TABLES = 512;

  void take_conditions(uint32_t conditions) {
    const uint32_t *own_conditions = &index_.own_conditions.data[index_.own_conditions.starts[conditions]];
    const uint32_t free = own_conditions[FREE], accepted = own_conditions[ACCEPTED_SHIFTS];
    cannot = own_conditions[CANNOT];
    not_free = free == ANY_TIME ? 0 : ~free;
    shifts = workable_shifts(index_.tables, accepted, cannot);
    depends_on_hours = hours_matter(index_.tables, accepted, cannot, free);
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
    const uint32_t *const codes = index_.held_certificates.data.data();
    const uint32_t *const first = codes + index_.held_certificates.starts[held];
    const uint32_t *const last = codes + index_.held_certificates.starts[held + 1];
    CertificateTable table;
    table.allowed.resize(lists.size);
    table.value.resize(lists.size);
    for (uint32_t list = 0; list < lists.size; list++) {
      const auto [met, required, is_allowed] = met_requirements(lists, list, first, last);
      table.allowed[list] = is_allowed;
      table.value[list] = certificates_value(met, required);
      table.best = std::max<int>(table.best, table.value[list]);
    }
    if (certificate_tables_.size() >= MOST_TABLES) certificate_tables_.clear();
    return certificate_tables_[held] = std::move(table);
  }

  const std::vector<uint8_t> &region_table(uint32_t set, uint32_t home) {
    has_wanted_regions = index_.region_sets.starts[set + 1] > index_.region_sets.starts[set];
    const uint64_t key = (static_cast<uint64_t>(set) << 32) | city_of_[home];
    const auto known = region_tables_.find(key);
    if (known != region_tables_.end()) return known->second;
    std::vector<uint8_t> table;
    for (const std::string &region : index_.regions)
      table.push_back(wanted_bits(index_, set, region) |
                      (is_one_city(index_.regions[home], region) ? SAME_CITY : 0));
    if (region_tables_.size() >= MOST_TABLES) region_tables_.clear();
    return region_tables_[key] = std::move(table);
  }

  const Index &index_;
  std::vector<uint32_t> marked_;
  std::vector<uint32_t> city_of_;
  std::unordered_map<uint32_t, CertificateTable> certificate_tables_;
  std::unordered_map<uint64_t, std::vector<uint8_t>> region_tables_;
};
