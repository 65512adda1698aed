#include "fuzz/log_reader.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "transect/error.hpp"

#include "fuzz/promise.hpp"

namespace transect::fuzz {
namespace {

using namespace flightlog;

constexpr auto same = "a log in pieces is the same log";

class Keeper final : public RecordSink {
public:
    void take(const Record& record) override { records_.push_back(record); }
    void finish(LogFile& log) override { log.records = std::move(records_); }

private:
    std::vector<Record> records_;
};

/// Gives a few bytes at a time.
class PieceStream final : public ByteStream {
public:
    explicit PieceStream(std::string_view text) : rest_{text} {}

    std::size_t read(std::span<char> into) override
    {
        constexpr std::size_t longest = 7;
        turn_ = turn_ % longest + 1;
        const auto count = std::min({turn_, into.size(), rest_.size()});
        std::ranges::copy(rest_.substr(0, count), into.begin());
        rest_.remove_prefix(count);
        return count;
    }

private:
    std::string_view rest_;
    std::size_t turn_ = 0;
};

struct Outcome {
    std::vector<LogFile> logs;
    std::optional<std::string> refusal;
};

Outcome outcome(ByteStream& bytes, ReadLog read)
{
    LogInput input{"fuzz", bytes};
    LogReceiver receiver{[] { return std::make_unique<Keeper>(); }};
    Outcome result;
    try {
        read(input, receiver);
        for (auto& streamed : receiver.finished()) {
            result.logs.push_back(std::move(streamed.log));
        }
    } catch (const InputError& error) {
        result.refusal = error.what();
    }
    return result;
}

template <typename Quantity>
void check_number(const std::optional<Quantity>& quantity, Quantity unit)
{
    promise(!quantity || std::isfinite(*quantity / unit), "a quantity is a number");
}

void check_angle(const std::optional<Bearing>& bearing)
{
    promise(!bearing || std::isfinite(bearing->angle() / degree), "a bearing is a number");
}

void check_height(const std::optional<MslHeight>& height)
{
    promise(!height || std::isfinite(height->above_datum() / metre), "a height is a number");
}

void check_height(const std::optional<EllipsoidHeight>& height)
{
    promise(!height || std::isfinite(height->above_datum() / metre), "a height is a number");
}

void check_place(GeoPoint place)
{
    promise(std::abs(place.latitude.angle() / degree) <= 90.0, "a latitude is one");
    promise(std::abs(place.longitude.angle() / degree) <= 180.0, "a longitude is one");
}

void check_look(const sensor::CameraLook& look)
{
    const auto angles = {
        look.azimuth.angle(),
        look.depression,
        look.image_roll,
        look.horizontal_field,
        look.vertical_field};
    for (const auto angle : angles) {
        promise(std::isfinite(angle / degree), "a look is made of numbers");
    }
}

void check_record(const Record& record)
{
    check_place(record.position);
    check_height(record.msl_height);
    check_height(record.ellipsoid_height);
    check_number(record.indicated_altitude, metre);
    check_number(record.ground_speed, knot);
    check_angle(record.track);
    check_angle(record.heading);
    check_number(record.pitch, degree);
    check_number(record.roll, degree);
    check_number(record.true_airspeed, knot);
    check_number(record.indicated_airspeed, knot);
    check_number(record.fuel, kilogram);
    check_number(record.fuel_flow, kilogram / hour);
    check_number(record.magnetic_variation, degree);
    check_number(record.slant_range, metre);
    if (record.wind) {
        check_angle(record.wind->from);
        promise(std::isfinite(record.wind->speed / knot), "a wind is a number");
    }
    if (record.look) {
        check_look(*record.look);
    }
    if (record.frame_centre) {
        check_place(record.frame_centre->position);
        check_height(record.frame_centre->msl_elevation);
        check_height(record.frame_centre->ellipsoid_elevation);
    }
}

void check_log(const LogFile& log)
{
    std::size_t dropped = 0;
    for (const auto& [reason, count] : log.dropped) {
        promise(count > 0, "only what was dropped is told");
        dropped += count;
    }
    promise(log.used == log.records.size(), "what is used is handed on");
    promise(log.rows == log.used + dropped, "rows are used or dropped");
    std::ranges::for_each(log.records, check_record);
}

bool is_same(const Record& a, const Record& b)
{
    return a.time == b.time && a.position == b.position && a.msl_height == b.msl_height &&
           a.ground_speed == b.ground_speed && a.look.has_value() == b.look.has_value() &&
           a.place == b.place;
}

bool is_same_count(const Dropped& a, const Dropped& b)
{
    return a.reason == b.reason && a.count == b.count;
}

void check_same(const LogFile& a, const LogFile& b)
{
    promise(a.name == b.name && a.format == b.format && a.rows == b.rows, same);
    promise(a.aircraft == b.aircraft && a.system_id == b.system_id, same);
    promise(std::ranges::equal(a.dropped, b.dropped, is_same_count), same);
    promise(std::ranges::equal(a.records, b.records, is_same), same);
    promise(std::ranges::equal(a.findings, b.findings, {}, &Finding::code, &Finding::code), same);
}

}  // namespace

void check_log_reader(std::string_view bytes, ReadLog read)
{
    TextStream text{bytes};
    const auto whole = outcome(text, read);
    std::ranges::for_each(whole.logs, check_log);
    PieceStream pieces{bytes};
    const auto in_pieces = outcome(pieces, read);
    promise(whole.refusal == in_pieces.refusal, same);
    promise(whole.logs.size() == in_pieces.logs.size(), same);
    for (std::size_t i = 0; i < whole.logs.size(); ++i) {
        check_same(whole.logs[i], in_pieces.logs[i]);
    }
}

}  // namespace transect::fuzz
