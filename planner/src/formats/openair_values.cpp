#include "formats/openair_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include <fmt/format.h>

#include "transect/error.hpp"

#include "formats/json_document.hpp"

namespace transect::formats {
namespace {

using planner::SetHeight;

bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

std::string upper(std::string_view word)
{
    std::string result{word};
    for (char& c : result) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return result;
}

constexpr std::string_view limit_forms =
    "expected SFC, GND, UNL, FL 95, 1500 ft AGL, 5000 ft MSL or a height in m";

OpenAirLimit above(SetHeight::Reference reference, Length value)
{
    return {OpenAirLimit::Kind::height, {reference, value}};
}

OpenAirLimit flight_level(OpenAirLine& line)
{
    constexpr double highest_level = 600.0;
    const double level = line.number();
    if (level > highest_level) {
        line.fail(fmt::format("flight level {} is above {}", level, highest_level));
    }
    return above(SetHeight::Reference::flight_level, level * (100.0 * foot));
}

OpenAirLimit counted_height(OpenAirLine& line)
{
    const double number = line.number();
    auto word = upper(line.word());
    std::optional<Length> unit;
    if (word == "FT" || word == "F" || word == "M") {
        unit = word == "M" ? metre : foot;
        word = upper(line.word());
    }
    const Length value = number * unit.value_or(foot);
    constexpr Length highest = 60'000.0 * foot;
    if (value > highest) {
        line.fail(fmt::format("a height of {:.0f} ft is above 60000 ft", value / foot));
    }
    if (word == "AGL" || word == "AGND" || word == "GND" || word == "ASFC" || word == "SFC") {
        return number == 0.0 ? OpenAirLimit{} : above(SetHeight::Reference::height_agl, value);
    }
    if (word == "MSL" || word == "AMSL" || word == "ALT" || (word.empty() && unit)) {
        return above(SetHeight::Reference::altitude_qnh, value);
    }
    if (word.empty() && number == 0.0) {
        return {};
    }
    line.fail(std::string{limit_forms});
}

}  // namespace

void OpenAirLine::skip_blanks()
{
    while (next_ < text_.size() && is_blank(text_[next_])) {
        ++next_;
    }
}

std::string_view OpenAirLine::word()
{
    skip_blanks();
    const std::size_t begin = next_;
    while (next_ < text_.size() && is_letter(text_[next_])) {
        ++next_;
    }
    return text_.substr(begin, next_ - begin);
}

std::string_view OpenAirLine::rest()
{
    skip_blanks();
    auto text = text_.substr(next_);
    while (!text.empty() && is_blank(text.back())) {
        text.remove_suffix(1);
    }
    next_ = text_.size();
    return text;
}

double OpenAirLine::number()
{
    skip_blanks();
    const auto left = text_.substr(next_);
    double value = 0.0;
    const auto* const end = std::next(left.data(), std::ssize(left));
    if (left.empty() || !is_digit(left.front())) {
        fail("expected a number");
    }
    const auto [stop, error] = std::from_chars(left.data(), end, value, std::chars_format::fixed);
    if (error != std::errc{}) {
        fail("the number is too large");
    }
    next_ += static_cast<std::size_t>(std::distance(left.data(), stop));
    return value;
}

bool OpenAirLine::take(char character)
{
    skip_blanks();
    if (next_ < text_.size() && text_[next_] == character) {
        ++next_;
        return true;
    }
    return false;
}

void OpenAirLine::expect(char character)
{
    if (!take(character)) {
        fail(fmt::format("expected '{}'", character));
    }
}

void OpenAirLine::expect_end()
{
    skip_blanks();
    if (next_ < text_.size()) {
        fail(fmt::format("\"{}\" is not expected here", shown(text_.substr(next_))));
    }
}

double OpenAirLine::degrees(double greatest)
{
    constexpr double sixty = 60.0;
    const double whole = number();
    expect(':');
    double minutes = number();
    if (take(':')) {
        const double seconds = number();
        if (seconds >= sixty) {
            fail("expected less than 60 seconds");
        }
        minutes += seconds / sixty;
    }
    const double value = whole + minutes / sixty;
    if (minutes >= sixty || value > greatest) {
        fail(fmt::format("expected up to {:.0f} degrees, with minutes below 60", greatest));
    }
    return value;
}

GeoPoint OpenAirLine::coordinate()
{
    constexpr double pole = 90.0;
    constexpr double antimeridian = 180.0;
    const double latitude = degrees(pole);
    const auto north = upper(word());
    if (north != "N" && north != "S") {
        fail("expected N or S");
    }
    const double longitude = degrees(antimeridian);
    const auto east = upper(word());
    if (east != "E" && east != "W") {
        fail("expected E or W");
    }
    return {
        Latitude{(north == "S" ? -latitude : latitude) * degree},
        Longitude{(east == "W" ? -longitude : longitude) * degree}};
}

void OpenAirLine::fail(const std::string& problem) const
{
    throw InputError{
        {.file = std::string{place_.file}, .line = place_.line, .column = next_ + 1}, problem};
}

OpenAirLimit openair_limit(OpenAirLine& line)
{
    const auto word = upper(line.word());
    OpenAirLimit limit;
    if (word == "UNL" || word == "UNLIM" || word == "UNLIMITED") {
        limit.kind = OpenAirLimit::Kind::unlimited;
    } else if (word == "FL") {
        limit = flight_level(line);
    } else if (word.empty()) {
        limit = counted_height(line);
    } else if (word != "SFC" && word != "GND") {
        line.fail(std::string{limit_forms});
    }
    line.expect_end();
    return limit;
}

}  // namespace transect::formats
