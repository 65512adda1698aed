#include "formats/route_points.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "transect/planner/bases.hpp"

namespace transect::formats {
namespace {

using planner::Leg;
using planner::LegKind;

constexpr std::size_t longest_name = 6;
constexpr std::size_t longest_comment = 25;

bool is_card_character(char character)
{
    return (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9');
}

void require_card_name(std::string_view name, std::size_t shortest, std::size_t longest)
{
    const bool fits = name.size() >= shortest && name.size() <= longest &&
                      std::ranges::all_of(name, is_card_character);
    if (!fits) {
        throw std::domain_error{fmt::format("'{}' cannot name a point on a card", name)};
    }
}

/// Letters of U+00C0 to U+00FF without their accents.
constexpr std::string_view unaccented =
    "AAAAAAACEEEEIIIIDNOOOOO OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO OUUUUYTY";

char plain_character(char character)
{
    if (character >= 'a' && character <= 'z') {
        return static_cast<char>(character - 'a' + 'A');
    }
    return is_card_character(character) ? character : ' ';
}

/// Capitals and digits; a space for each byte of anything else.
std::string plain_characters(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\xC3' || i + 1 == text.size()) {
            result += plain_character(text[i]);
            continue;
        }
        ++i;
        const auto index = static_cast<unsigned char>(text[i]) - 0x80U;
        result += index < unaccented.size() ? unaccented[index] : ' ';
    }
    return result;
}

/// Three characters for 1 to 34,695: 001 … 999, then A00 … ZZZ with base 36 behind the letter.
std::string transect_number(int number)
{
    constexpr int decimal_numbers = 1000;
    constexpr int base = 36;
    constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    constexpr int letters = 26;
    if (number >= 0 && number < decimal_numbers) {
        return fmt::format("{:03}", number);
    }
    const int rest = number - decimal_numbers;
    if (number < 0 || rest >= letters * base * base) {
        throw std::domain_error{fmt::format("transect {} has no name on a card", number)};
    }
    const auto digit = [&](int value) { return digits[static_cast<std::size_t>(value)]; };
    return {digit(10 + rest / (base * base)), digit(rest / base % base), digit(rest % base)};
}

/// Last letters of lead-in and end.
struct Suffixes {
    char lead_in;
    char end;
};

/// Points that belong to one transect; those on the way home are named from the other end.
struct Ways {
    int transect = 0;
    std::vector<planner::ViaPoint> points = {};
    bool leads_home = false;
};

class Names {
public:
    explicit Names(const planner::Plan& plan) : code_{plan.mission.code}
    {
        require_card_name(code_, 2, 2);
        require_card_name(plan.mission.base.identifier, 1, longest_name);
        for (const auto& further : plan.mission.bases) {
            require_card_name(further.aerodrome.identifier, 1, longest_name);
        }
        // An aerodrome may be called like one of our points: then all of ours end otherwise.
        constexpr std::array choices{Suffixes{'S', 'E'}, Suffixes{'A', 'B'}, Suffixes{'X', 'Y'}};
        for (const auto& choice : choices) {
            suffixes_ = choice;
            if (!is_taken(plan)) {
                return;
            }
        }
        throw std::domain_error{"aerodromes take the names of all route points"};
    }

    std::string lead_in(int transect) const { return name(transect, suffixes_.lead_in); }
    std::string end(int transect) const { return name(transect, suffixes_.end); }

    /// Counted from one end of the letters that are left, home from the other.
    std::string via(const Ways& ways, std::size_t index) const
    {
        constexpr std::string_view letters = "CDFGHJKLMNPQRTUVWZ0123456789";
        if (index >= letters.size() / 2) {
            throw std::domain_error{fmt::format(
                "more points around areas at transect {} than have names", ways.transect)};
        }
        return name(ways.transect, letters[ways.leads_home ? letters.size() - 1 - index : index]);
    }

private:
    std::string name(int transect, char suffix) const
    {
        return code_ + transect_number(transect) + suffix;
    }

    bool is_taken(const planner::Plan& plan) const
    {
        const auto is_ours = [this](const planner::Aerodrome& aerodrome) {
            const std::string_view name{aerodrome.identifier};
            return name.size() == longest_name && name.starts_with(code_) &&
                   (name.back() == suffixes_.lead_in || name.back() == suffixes_.end);
        };
        return is_ours(plan.mission.base) ||
               std::ranges::any_of(plan.mission.bases, is_ours, &planner::FurtherBase::aerodrome) ||
               std::ranges::any_of(
                   plan.mission.alternates, is_ours, &planner::Alternate::aerodrome);
    }

    std::string code_;
    Suffixes suffixes_{};
};

/// The legs of one transect, in the order flown.
struct TransectLegs {
    int number = 0;
    const Leg* first = nullptr;
    const Leg* last = nullptr;
};

std::vector<TransectLegs> transect_legs(const planner::SortieFlight& flight)
{
    std::vector<TransectLegs> result;
    for (const auto& leg : flight.legs) {
        if (!leg.transect) {
            continue;
        }
        if (result.empty() || result.back().number != *leg.transect) {
            result.push_back({*leg.transect, &leg, &leg});
        }
        result.back().last = &leg;
    }
    return result;
}

RoutePoint base_point(const planner::Aerodrome& base, Instant time)
{
    return {
        .name = base.identifier,
        .comment = card_text(base.name, longest_comment),
        .is_aerodrome = true,
        .position = base.position,
        .height = base.elevation,
        .time = time,
        .transect = {}};
}

/// 7A0842 at 08:42: another interruption of the day has another name.
RoutePoint start_in_air(const planner::AirborneStart& start, Instant time, const std::string& code)
{
    const auto clock = to_iso8601(time);
    return {
        .name = code + clock.substr(11, 2) + clock.substr(14, 2),
        .comment = "START IN THE AIR",
        .position = start.position,
        .height = start.height,
        .time = time,
        .transect = {}};
}

Ways ways_to(const planner::Plan& plan, int number)
{
    for (const auto& sortie : plan.sorties) {
        for (const auto& transect : sortie.transects) {
            if (transect.number == number) {
                return {number, transect.via};
            }
        }
    }
    return {number};
}

Ways ways_after(const planner::Plan& plan, int number)
{
    for (const auto& sortie : plan.sorties) {
        if (!sortie.transects.empty() && sortie.transects.back().number == number) {
            return {number, sortie.home_via, true};
        }
    }
    return {number};
}

struct Stage {
    Instant begin;
    Instant end;
};

/// The sample of that stage nearest to a place, which may be passed again later.
const flight::Sample& nearest(
    const planner::SortieFlight& flight, const GeoPoint& place, const Stage& stage)
{
    const auto& samples = flight.trajectory.samples;
    const auto begin = std::ranges::lower_bound(samples, stage.begin, {}, &flight::Sample::time);
    const auto end = std::ranges::upper_bound(samples, stage.end, {}, &flight::Sample::time);
    if (!(begin < end)) {
        return begin == samples.end() ? samples.back() : *begin;
    }
    return *std::ranges::min_element(begin, end, {}, [&](const flight::Sample& sample) {
        return geodesic_leg(sample.position, place).distance;
    });
}

void add_via(
    std::vector<RoutePoint>& points,
    const planner::SortieFlight& flight,
    const Names& names,
    const Ways& ways,
    Instant until)
{
    if (flight.trajectory.samples.empty()) {
        return;
    }
    for (std::size_t i = 0; i < ways.points.size(); ++i) {
        const auto& place = ways.points[i].position;
        const auto& sample = nearest(flight, place, {points.back().time, until});
        points.push_back(
            {.name = names.via(ways, i),
             .comment = ways.leads_home ? "VIA HOME" : fmt::format("VIA TO {}", ways.transect),
             .position = place,
             .height = sample.height,
             .time = sample.time,
             .transect = {}});
    }
}

}  // namespace

std::vector<RoutePoint> route_points(const planner::Plan& plan, const planner::SortieFlight& flight)
{
    const Names names{plan};
    const auto is_airborne = [](const Leg& leg) { return leg.kind != LegKind::taxi; };
    const auto take_off = std::ranges::find_if(flight.legs, is_airborne);
    if (take_off == flight.legs.end()) {
        return {};
    }
    std::vector<RoutePoint> points{
        flight.airborne
            ? start_in_air(*flight.airborne, take_off->start, plan.mission.code)
            : base_point(planner::base_named(plan.mission, flight.departure), take_off->start)};
    for (const auto& [number, first, last] : transect_legs(flight)) {
        add_via(points, flight, names, ways_to(plan, number), first->start);
        points.push_back(
            {.name = names.lead_in(number),
             .comment = fmt::format("TRANSECT {} LEAD IN", number),
             .position = first->from,
             .height = first->height,
             .time = first->start,
             .transect = number});
        points.push_back(
            {.name = names.end(number),
             .comment = fmt::format("TRANSECT {} END", number),
             .position = last->to,
             .height = last->height,
             .time = last->end,
             .transect = number});
    }
    if (points.back().transect) {
        add_via(
            points,
            flight,
            names,
            ways_after(plan, *points.back().transect),
            flight.legs.back().end);
    }
    points.push_back(
        base_point(planner::base_named(plan.mission, flight.arrival), flight.legs.back().end));
    return points;
}

std::string card_text(std::string_view text, std::size_t length)
{
    std::string result;
    for (const char character : plain_characters(text)) {
        const bool begins_or_doubles_space =
            character == ' ' && (result.empty() || result.back() == ' ');
        if (!begins_or_doubles_space) {
            result += character;
        }
    }
    result.resize(std::min(result.size(), length));
    if (!result.empty() && result.back() == ' ') {
        result.pop_back();
    }
    return result;
}

}  // namespace transect::formats
