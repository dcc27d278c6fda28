// The folder that ../dump.ts writes: files of plain numbers, and a header that names them all.
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <vector>

[[noreturn]] inline void give_up(const std::string &why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(2);
}

class Folder {
 public:
  explicit Folder(std::string path) : path_(std::move(path)) {
    std::ifstream header(path_ + "/header.txt");
    if (!header) give_up("cannot open " + path_ + "/header.txt");
    std::string kind, name;
    while (header >> kind >> name) {
      if (kind == "number") {
        header >> numbers_[name];
      } else if (kind == "array" || kind == "list") {
        Entry &entry = arrays_[name];
        header >> entry.type >> entry.length;
      } else if (kind == "nested") {
        Entry &data = arrays_[name + ".data"], &starts = arrays_[name + ".starts"];
        header >> data.type >> data.length >> starts.length;
        starts.type = data.type;
        numbers_[name + ".size"] = starts.length - 1;
      } else {
        size_t lines;
        header >> lines;
      }
    }
  }

  // An array in the required type: the index keeps some columns in 16 bits while they fit.
  template <class T>
  std::vector<T> array(const std::string &name) const {
    const auto found = arrays_.find(name);
    if (found == arrays_.end()) give_up("no array " + name);
    const auto &[type, length] = found->second;
    if (type == "u8") return converted<T>(raw<uint8_t>(name, length), name);
    if (type == "u16") return converted<T>(raw<uint16_t>(name, length), name);
    if (type == "u32") return converted<T>(raw<uint32_t>(name, length), name);
    if (type == "i32") return converted<T>(raw<int32_t>(name, length), name);
    return converted<T>(raw<double>(name, length), name);
  }

  double number(const std::string &name) const {
    const auto found = numbers_.find(name);
    if (found == numbers_.end()) give_up("no number " + name);
    return found->second;
  }

  // Text with one entry per line; an entry may be empty.
  std::vector<std::string> lines(const std::string &name) const {
    std::ifstream file(path_ + "/" + name + ".txt");
    if (!file) give_up("cannot open " + name);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
  }

 private:
  struct Entry {
    std::string type;
    size_t length = 0;
  };

  template <class T>
  std::vector<T> raw(const std::string &name, size_t length) const {
    std::vector<T> values(length);
    FILE *file = std::fopen((path_ + "/" + name + ".bin").c_str(), "rb");
    if (!file) give_up("cannot open " + name);
    if (std::fread(values.data(), sizeof(T), length, file) != length) give_up(name + " is too short");
    std::fclose(file);
    return values;
  }

  template <class T, class S>
  static std::vector<T> converted(std::vector<S> values, const std::string &name) {
    if constexpr (std::is_same_v<T, S>) {
      return values;
    } else {
      std::vector<T> wanted(values.begin(), values.end());
      for (size_t i = 0; i < values.size(); i++)
        if (static_cast<double>(wanted[i]) != static_cast<double>(values[i])) give_up(name + " does not fit");
      return wanted;
    }
  }

  std::string path_;
  std::unordered_map<std::string, Entry> arrays_;
  std::unordered_map<std::string, double> numbers_;
};
