#include <fmt/format.h>

#include "transect/flightlog/task_answers.hpp"

#include "flightlog/src/report/task_answers.hpp"

namespace transect::flightlog {
namespace {

using formats::JsonWriter;
using formats::Table;
using Content = formats::Column::Content;

void write_share(JsonWriter& json, const char* name, const std::optional<double>& share)
{
    json.key(name);
    if (share) {
        json.value(*share);
    } else {
        json.null();
    }
}

void write_last_look(JsonWriter& json, const TaskAnswer& answer)
{
    json.key("last_looked_at");
    if (!answer.last_look) {
        json.null();
        return;
    }
    json.begin_object();
    json.member("mean", to_iso8601(answer.last_look->mean));
    json.member("oldest", to_iso8601(answer.last_look->oldest));
    json.end_object();
}

void write_seen(JsonWriter& json, const TaskAnswer& answer)
{
    json.key("sightings");
    if (!answer.seen) {
        json.null();
        return;
    }
    json.begin_object();
    json.key("by_category");
    json.begin_array();
    for (const auto& [category, count] : answer.seen->told) {
        json.begin_object();
        json.member("category", category);
        json.member("count", count);
        json.end_object();
    }
    json.end_array();
    json.member("at_frame_centre", answer.seen->at_frame_centre);
    json.member("doubted", answer.seen->doubted);
    json.end_object();
}

std::string percent(double share)
{
    return fmt::format("{:.1f}", 100.0 * share);
}

std::string percent(const std::optional<double>& share)
{
    return share ? percent(*share) : "–";
}

/// "2026-11-23 08:15"
std::string minute_text(Instant time)
{
    auto text = to_iso8601(time).substr(0, 16);
    text.replace(text.find('T'), 1, " ");
    return text;
}

/// The mean, then the oldest.
std::string look_text(const TaskAnswer& answer, const ReportedZone& zone)
{
    const auto& look = answer.last_look;
    if (!look) {
        return zone.basis == CoverageBasis::measured ? "never" : "unknown";
    }
    return fmt::format(
        "{}{}; {}",
        zone.basis == CoverageBasis::measured ? "" : "possibly ",
        minute_text(look->mean),
        minute_text(look->oldest));
}

std::string required_text(const ReportedZone& zone)
{
    const auto& distance = zone.requirement.ground_sample_distance;
    return distance
               ? fmt::format("a ground sample distance of {:.2f} m or better", *distance / metre)
               : "any ground sample distance";
}

std::string seen_text(const TaskSightings& seen)
{
    std::string text;
    for (const auto& [category, count] : seen.told) {
        text += fmt::format(
            "{}{}: {}",
            text.empty() ? "" : ", ",
            category.empty() ? "without category" : category,
            count);
    }
    if (text.empty()) {
        text = "none";
    }
    if (seen.at_frame_centre > 0) {
        text += fmt::format("; {} without a position", seen.at_frame_centre);
    }
    if (seen.doubted > 0) {
        text += fmt::format("; {} in doubt", seen.doubted);
    }
    return text;
}

/// Why the state is what it is, and what it does not say.
std::string ground_text(const TaskAnswer& answer, const ReportedZone& zone)
{
    if (answer.measured > 0.0) {
        auto text = fmt::format(
            "{} % was held at {} by looks that a turret recorded.",
            percent(answer.measured),
            required_text(zone));
        if (!answer.seen) {
            text += " What was seen there nobody listed.";
        } else if (answer.seen->told.empty()) {
            text += " Nothing was reported there, which is no proof that nothing was there.";
        }
        return text;
    }
    if (zone.basis == CoverageBasis::assumed || zone.basis == CoverageBasis::both) {
        return fmt::format(
            "No recorded look held any of it; {} % if the sensor looked as planned, which no log "
            "tells.",
            percent(zone.fraction));
    }
    if (zone.basis == CoverageBasis::none) {
        return "No log tells where a sensor looked.";
    }
    return answer.state == AnswerState::unknown
               ? "The elevation data tells too little of its ground."
               : fmt::format("No recorded look held any of it at {}.", required_text(zone));
}

Table answer_table(const Report& report, const std::vector<TaskAnswer>& answers)
{
    Table table{
        .caption = "Each task's question, and what the flights tell towards it; times in UTC",
        .columns = {
            {"Task", Content::label},
            {"Question", Content::text},
            {"Answer", Content::text},
            {"Ground for it", Content::text},
            {"Measured, %", Content::number},
            {"Missing, %", Content::number},
            {"Masked, %", Content::number},
            {"Unknown, %", Content::number},
            {"Last looked at, mean; oldest", Content::text},
            {"Sightings", Content::text}}};
    for (const auto& answer : answers) {
        const auto& zone = report.zones[answer.zone];
        table.rows.push_back(
            {.cells = {
                 zone.name,
                 answer.question.empty() ? "not given" : answer.question,
                 to_string(answer.state),
                 ground_text(answer, zone),
                 percent(answer.measured),
                 percent(answer.missing),
                 percent(answer.masked),
                 percent(answer.unknown),
                 look_text(answer, zone),
                 answer.seen ? seen_text(*answer.seen) : "not told"}});
    }
    return table;
}

}  // namespace

void write_answers(JsonWriter& json, const Report& report)
{
    json.key("answers");
    json.begin_array();
    for (const auto& answer : task_answers(report)) {
        json.begin_object();
        json.member("task", report.zones[answer.zone].name);
        json.key("question");
        if (answer.question.empty()) {
            json.null();
        } else {
            json.value(answer.question);
        }
        json.member("state", to_string(answer.state));
        json.member("measured", answer.measured);
        json.member("covered", report.zones[answer.zone].fraction);
        json.member("basis", to_string(report.zones[answer.zone].basis));
        json.member("missing", answer.missing);
        write_share(json, "masked", answer.masked);
        write_share(json, "unknown", answer.unknown);
        write_last_look(json, answer);
        write_seen(json, answer);
        json.end_object();
    }
    json.end_array();
}

std::optional<formats::Section> answer_section(const Report& report)
{
    const auto answers = task_answers(report);
    if (answers.empty()) {
        return std::nullopt;
    }
    formats::Section section{.heading = "Questions of the tasks"};
    section.blocks.emplace_back(answer_table(report, answers));
    section.blocks.emplace_back(formats::Paragraph{fmt::format(
        "Answered means looked at, not solved: recorded looks held {:.0f} % or more of the ground "
        "as the task requires, and there is a list of what was seen. Partly: less of it, or no "
        "list. Not answered: they held none. Where looks are only assumed, or nothing tells the "
        "ground, it cannot be known. Sightings count where their told position lies in the task; "
        "those in doubt are joined to no flight or have another finding.",
        100.0 * share_looked_at)});
    return section;
}

}  // namespace transect::flightlog
