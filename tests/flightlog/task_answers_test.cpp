/// What reports answer to tasks' questions.

#include "transect/flightlog/task_answers.hpp"

#include <cstddef>
#include <string>

#include <nlohmann/json.hpp>

#include "transect/formats/files.hpp"

#include "flightlog/recorded_plan.hpp"
#include "support/catch.hpp"
#include "support/fixtures.hpp"
#include "support/sample_plan.hpp"

namespace transect::flightlog {
namespace {

using test::is_close_to;

/// Six transects in one sortie, asked for with a question.
test::SamplePlan asked_plan()
{
    auto sample = test::sample_plan({.sorties = 1, .transects_per_sortie = 6});
    sample.plan.mission.tasks.front().question = "Where are the <tents>?";
    return sample;
}

LogFile turret_of(const test::SamplePlan& sample)
{
    return test::turret_log(sample.flights[0], "turret.klv", 20.0 * degree);
}

using Sightings = std::optional<std::vector<Sighting>>;

Report report_of(const test::SamplePlan& sample, LogFile log, Sightings sightings)
{
    return compose_report(
        {.logs = {std::move(log)}, .plan = sample.plan, .sightings = std::move(sightings)});
}

TaskAnswer answer_of(const Report& report)
{
    const auto answers = task_answers(report);
    REQUIRE(answers.size() == 1);
    return answers.front();
}

const flight::Sample& middle_of(const test::SamplePlan& sample)
{
    const auto& samples = sample.flights[0].trajectory.samples;
    return samples[samples.size() / 2];
}

TEST_CASE("a task that a turret looked at in full is answered, if there is a list", "[flightlog]")
{
    const auto sample = asked_plan();
    const auto report = report_of(sample, turret_of(sample), std::vector<Sighting>{});
    const auto answer = answer_of(report);
    CHECK(answer.question == "Where are the <tents>?");
    CHECK(answer.state == AnswerState::answered);
    CHECK(answer.measured == report.zones[0].fraction);
    CHECK(answer.measured > 0.95);
    CHECK_THAT(answer.missing, is_close_to(1.0 - report.zones[0].fraction, 1e-12));
    CHECK_FALSE(answer.masked.has_value());
    REQUIRE(answer.seen.has_value());
    CHECK(answer.seen->told.empty());
    REQUIRE(answer.last_look.has_value());
    CHECK(answer.last_look->oldest >= report.window.start);
    CHECK(answer.last_look->oldest < answer.last_look->mean);
    CHECK(answer.last_look->mean < report.window.end);
    const auto unlisted = answer_of(report_of(sample, turret_of(sample), std::nullopt));
    CHECK(unlisted.state == AnswerState::partly);
    CHECK_FALSE(unlisted.seen.has_value());
}

TEST_CASE("half a flight answers a question partly", "[flightlog]")
{
    const auto sample = asked_plan();
    auto log = turret_of(sample);
    auto& records = log.records;
    records.erase(records.begin() + static_cast<std::ptrdiff_t>(records.size() / 2), records.end());
    const auto answer = answer_of(report_of(sample, std::move(log), std::vector<Sighting>{}));
    CHECK(answer.state == AnswerState::partly);
    CHECK(answer.measured > 0.2);
    CHECK(answer.measured < 0.8);
}

TEST_CASE("assumed looks answer nothing, however much they would cover", "[flightlog]")
{
    const auto sample = asked_plan();
    const auto report =
        report_of(sample, test::recorded(sample.flights[0], "log.csv"), std::vector<Sighting>{});
    CHECK(report.zones[0].fraction > 0.95);
    const auto answer = answer_of(report);
    CHECK(answer.state == AnswerState::unknown);
    CHECK(answer.measured == 0.0);
}

TEST_CASE("recorded looks that held nothing of a task leave it not answered", "[flightlog]")
{
    const auto sample = asked_plan();
    auto log = turret_of(sample);
    for (auto& record : log.records) {
        record.look->depression = -10.0 * degree;
    }
    const auto answer = answer_of(report_of(sample, std::move(log), std::vector<Sighting>{}));
    CHECK(answer.state == AnswerState::not_answered);
    CHECK_FALSE(answer.last_look.has_value());
}

TEST_CASE(
    "sightings of a task are counted by category, doubts and frame centres apart", "[flightlog]")
{
    const auto sample = asked_plan();
    const auto& then = middle_of(sample);
    const auto far = test::point(10.0, 10.0);
    const auto report = report_of(
        sample,
        turret_of(sample),
        std::vector<Sighting>{
            {2, then.time, then.position, "tents", "", ""},
            {3, then.time + second, then.position, "tents", "", ""},
            {4, then.time, then.position, "boat", "", ""},
            {5, then.time, std::nullopt, "smoke", "", ""},
            {6, then.time + 24.0 * hour, then.position, "tents", "", ""},
            {7, then.time, far, "tents", "", ""}});
    const auto answer = answer_of(report);
    REQUIRE(answer.seen.has_value());
    REQUIRE(answer.seen->told.size() == 2);
    CHECK(answer.seen->told[0].category == "boat");
    CHECK(answer.seen->told[0].count == 1);
    CHECK(answer.seen->told[1].category == "tents");
    CHECK(answer.seen->told[1].count == 2);
    CHECK(answer.seen->at_frame_centre == 1);
    CHECK(answer.seen->doubted == 1);
}

TEST_CASE("report.json and the page carry questions and answers", "[flightlog][report]")
{
    const auto sample = asked_plan();
    const auto& then = middle_of(sample);
    const auto report = report_of(
        sample,
        turret_of(sample),
        std::vector<Sighting>{{2, then.time, then.position, "tents", "", ""}});
    const auto files = write_report(report, {test::scratch_dir("report-answers")});
    const auto json = nlohmann::json::parse(formats::read_file(files[0]));
    REQUIRE(json["answers"].size() == 1);
    const auto& answer = json["answers"][0];
    CHECK(answer["task"] == sample.plan.mission.tasks[0].id);
    CHECK(answer["question"] == "Where are the <tents>?");
    CHECK(answer["state"] == "answered");
    CHECK(answer["measured"] == report.zones[0].fraction);
    CHECK(answer["basis"] == "measured");
    CHECK(answer["masked"].is_null());
    CHECK(answer["sightings"]["by_category"][0]["category"] == "tents");
    CHECK(answer["sightings"]["by_category"][0]["count"] == 1);
    CHECK(answer["last_looked_at"]["oldest"].is_string());
    const auto page = formats::read_file(files[1]);
    CHECK(page.find("Where are the &lt;tents&gt;?") != std::string::npos);
    CHECK(page.find("Where are the <tents>?") == std::string::npos);
    CHECK(page.find("tents: 1") != std::string::npos);
}

TEST_CASE("what nobody reported is never called absent", "[flightlog][report]")
{
    const auto sample = asked_plan();
    const auto report = report_of(sample, turret_of(sample), std::vector<Sighting>{});
    const auto files = write_report(report, {test::scratch_dir("report-unseen")});
    CHECK(
        formats::read_file(files[1]).find("no proof that nothing was there") != std::string::npos);
}

TEST_CASE("without a plan there is no question", "[flightlog][report]")
{
    const auto sample = asked_plan();
    const auto report = compose_report(
        {.logs = {test::recorded(sample.flights[0], "log.csv")},
         .zones = {{"plain", sample.plan.mission.tasks[0].area}}});
    CHECK(task_answers(report).empty());
    const auto files = write_report(report, {test::scratch_dir("report-unasked")});
    CHECK(nlohmann::json::parse(formats::read_file(files[0]))["answers"].empty());
    CHECK(formats::read_file(files[1]).find("Questions of the tasks") == std::string::npos);
}

}  // namespace
}  // namespace transect::flightlog
