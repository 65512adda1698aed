#include "cli/command_aircraft.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <ostream>
#include <string_view>
#include <vector>

#include <boost/program_options/value_semantic.hpp>
#include <fmt/format.h>

#include "transect/formats/files.hpp"
#include "transect/formats/profile_file.hpp"

#include "cli/aircraft_plot.hpp"
#include "cli/aircraft_query.hpp"
#include "cli/aircraft_text.hpp"
#include "cli_support/data_dir.hpp"
#include "cli_support/options.hpp"
#include "cli_support/output_format.hpp"

namespace transect::cli {
namespace {

using aircraft::CruiseKind;
using aircraft::CruiseSetting;
using Names = std::vector<std::string>;

OptionSet make_options()
{
    OptionSet options;
    auto add = options.visible.add_options();
    add("profile", po::value<std::string>()->value_name("PROFILE"), "shipped name, or path");
    add("with", po::value<Names>()->value_name("ITEM")->composing(), "fit an item (pod, turret)");
    add("without", po::value<Names>()->value_name("ITEM")->composing(), "take an item off");
    add("altitude-ft",
        po::value<double>()->value_name("H")->default_value(0.0, "0"),
        "pressure altitude");
    add("isa",
        po::value<double>()->value_name("K")->default_value(0.0, "0"),
        "kelvins above the standard atmosphere");
    add("weight-lb", po::value<double>()->value_name("W"), "default: maximum take-off");
    add("setting",
        po::value<std::string>()->value_name("SPEED")->default_value("max-cruise"),
        "max-cruise, max-range, endurance or cas=KNOTS");
    add("fuel-lb", po::value<double>()->value_name("F"), "default: the usable fuel");
    add("reserve-min",
        po::value<double>()->value_name("MIN")->default_value(0.0, "0"),
        "kept, at the same speed and height");
    add("turn", "a turn at --bank");
    add("bank", po::value<double>()->value_name("DEG"), "default: the planned bank");
    add("block", "range and time from sea level to sea level: taxi, climb, cruise, descent");
    add("cruise", po::value<std::string>()->value_name("SPEED"), "the --setting of a block");
    add("plot", po::value<std::string>()->value_name("FILE.svg"), "draw range and fuel flow");
    add_data_option(options);
    add_format_option(options);
    return options;
}

void print_help(const OptionSet& options, std::ostream& out)
{
    out << "Usage: transect-planner aircraft --profile PROFILE [OPTIONS]\n\n"
           "Prints what an aircraft profile says: speed, power, fuel flow and endurance of a "
           "level\n"
           "flight in still air, of a turn (--turn), or range and time of a block (--block). Exit\n"
           "code 1 when the aircraft cannot do it.\n\n"
        << options.visible
        << "\nExample: transect-planner aircraft --profile c208b-675 --altitude-ft 10000 --isa 20 "
           "--setting cas=110\n"
           "Manual page: transect-planner(1)\n";
}

double number_in(
    const po::variables_map& values, const std::string& name, double lowest, double highest)
{
    const double number = finite_number(values, name);
    if (!(number >= lowest && number <= highest)) {
        throw UsageError{
            fmt::format("option --{} needs a number from {} to {}", name, lowest, highest)};
    }
    return number;
}

CruiseSetting cruise_setting(const std::string& option, std::string_view text)
{
    if (text == "max-cruise") {
        return {.kind = CruiseKind::max_cruise};
    }
    if (text == "max-range") {
        return {.kind = CruiseKind::max_range};
    }
    if (text == "endurance") {
        return {.kind = CruiseKind::endurance};
    }
    constexpr std::string_view fixed = "cas=";
    if (text.starts_with(fixed)) {
        text.remove_prefix(fixed.size());
        double knots = 0.0;
        const auto* const end = std::next(text.data(), std::ssize(text));
        const auto [stop, error] = std::from_chars(text.data(), end, knots);
        constexpr double fastest_kt = 500.0;
        if (error == std::errc{} && stop == end && knots > 0.0 && knots <= fastest_kt) {
            return {.kind = CruiseKind::calibrated, .calibrated_airspeed = knots * knot};
        }
    }
    throw UsageError{fmt::format(
        "option --{} needs max-cruise, max-range, endurance or cas=KNOTS such as cas=110", option)};
}

aircraft::ConfigurationItem& item_named(aircraft::Profile& profile, const std::string& name)
{
    const auto item = std::ranges::find(profile.items, name, &aircraft::ConfigurationItem::name);
    if (item == profile.items.end()) {
        throw UsageError{
            fmt::format("the profile has no item '{}'; it has {}", name, item_names(profile))};
    }
    return *item;
}

Names names(const po::variables_map& values, const std::string& option)
{
    return values.contains(option) ? values[option].as<Names>() : Names{};
}

aircraft::Profile profile(const po::variables_map& values)
{
    auto result = formats::read_aircraft(required_option(values, "profile"), data_dir(values));
    const auto fit = names(values, "with");
    for (const auto& name : fit) {
        item_named(result, name).fitted = true;
    }
    for (const auto& name : names(values, "without")) {
        if (std::ranges::find(fit, name) != fit.end()) {
            throw UsageError{
                fmt::format("'{}' is given to both --with and --without; choose one", name)};
        }
        item_named(result, name).fitted = false;
    }
    return result;
}

AircraftQuestion question(const po::variables_map& values)
{
    require_at_most_one(values, {"turn", "block"});
    if (values.contains("block")) {
        return AircraftQuestion::block;
    }
    if (values.contains("cruise")) {
        throw UsageError{"option --cruise belongs to --block; otherwise use --setting"};
    }
    if (values.contains("turn")) {
        return AircraftQuestion::turn;
    }
    if (values.contains("bank")) {
        throw UsageError{"option --bank belongs to --turn"};
    }
    return AircraftQuestion::level;
}

AircraftQuery query(const po::variables_map& values)
{
    constexpr double heaviest_lb = 200'000.0;
    AircraftQuery result;
    result.question = question(values);
    result.profile = profile(values);
    const auto& limits = result.profile.limits;
    const auto pounds = [&](const std::string& name, Mass otherwise) {
        return values.contains(name) ? number_in(values, name, 1.0, heaviest_lb) * pound
                                     : otherwise;
    };
    // A block begins and ends at sea level.
    const double lowest_ft = result.question == AircraftQuestion::block ? 0.0 : -1500.0;
    result.altitude =
        PressureAltitude{number_in(values, "altitude-ft", lowest_ft, 36'000.0) * foot};
    result.isa_deviation = number_in(values, "isa", -60.0, 60.0) * kelvin;
    result.mass = pounds("weight-lb", limits.max_take_off_mass);
    result.fuel = pounds("fuel-lb", limits.usable_fuel);
    if (!(result.fuel < result.mass)) {
        throw UsageError{fmt::format(
            "{:.0f} lb of fuel do not fit into a weight of {:.0f} lb; option --fuel-lb needs less "
            "than --weight-lb",
            result.fuel / pound,
            result.mass / pound)};
    }
    result.reserve = number_in(values, "reserve-min", 0.0, 1440.0) * minute;
    result.bank = values.contains("bank") ? number_in(values, "bank", 1.0, 60.0) * degree
                                          : result.profile.schedule.planned_bank;
    const std::string named = values.contains("cruise") ? "cruise" : "setting";
    result.setting = cruise_setting(named, values[named].as<std::string>());
    return result;
}

}  // namespace

ExitCode run_aircraft(std::span<const std::string> arguments, const Console& console)
{
    const auto options = make_options();
    const auto values = parse(options, arguments);
    if (!values) {
        print_help(options, console.out);
        return ExitCode::success;
    }
    const auto format = output_format(*values);
    const auto asked = query(*values);
    const auto answered = answer(asked);
    console.out
        << (format == OutputFormat::json ? as_json(asked, answered) : as_text(asked, answered));
    if (values->contains("plot")) {
        formats::write_file((*values)["plot"].as<std::string>(), plot(asked));
    }
    return has_errors(answered.findings) ? ExitCode::answer_is_no : ExitCode::success;
}

}  // namespace transect::cli
