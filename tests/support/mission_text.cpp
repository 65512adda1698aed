#include "support/mission_text.hpp"

#include <stdexcept>

#include "transect/formats/files.hpp"

#include "support/fixtures.hpp"

namespace transect::test {

std::string mission_text()
{
    return formats::read_file(source_dir() / "tests/data/mission.json");
}

std::string awkward_mission_text()
{
    return formats::read_file(source_dir() / "tests/data/awkward_mission.json");
}

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    const auto place = text.find(what);
    if (place == std::string::npos) {
        throw std::logic_error{"there is no '" + what + "' to replace"};
    }
    return text.replace(place, what.size(), by);
}

std::string without(std::string text, const std::string& part)
{
    for (auto place = text.find(part); place != std::string::npos; place = text.find(part)) {
        text.erase(place, part.size());
    }
    return text;
}

std::vector<Span> numbers_in(const std::string& json)
{
    constexpr const char* digits = "0123456789+-.eE";
    std::vector<Span> numbers;
    for (auto place = json.find_first_of(":[,"); place != std::string::npos;
         place = json.find_first_of(":[,", place + 1)) {
        const auto begin = json.find_first_not_of(" \n", place + 1);
        if (begin == std::string::npos ||
            std::string{"0123456789-"}.find(json[begin]) == std::string::npos) {
            continue;
        }
        const auto end = json.find_first_not_of(digits, begin);
        if (std::string{",]} \n"}.find(json[end]) != std::string::npos) {
            numbers.push_back({begin, end - begin});
        }
    }
    return numbers;
}

}  // namespace transect::test
