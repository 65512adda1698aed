#include "flightlog/src/readers/image_roll.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "flightlog/src/tracks/line_of_sight.hpp"

namespace transect::flightlog {
namespace {

constexpr Angle steepest = 75.0 * degree;
constexpr Angle telling = 1.0 * degree;
constexpr std::size_t least_witnesses = 5;
constexpr double most = 2.0 / 3.0;

double dot(const Direction& a, const Direction& b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

Direction cross(const Direction& a, const Direction& b)
{
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

struct ImagePoint {
    double right = 0.0;
    double down = 0.0;
};

/// At unit distance before a level camera that looks along `boresight`.
class LevelImage {
public:
    explicit LevelImage(const Direction& boresight)
        : forward_{boresight}, right_{level_right(boresight)}, down_{cross(forward_, right_)}
    {}

    ImagePoint operator()(const Direction& direction) const
    {
        const double ahead = dot(direction, forward_);
        return {dot(direction, right_) / ahead, dot(direction, down_) / ahead};
    }

private:
    static Direction level_right(const Direction& boresight)
    {
        const double level = std::hypot(boresight[0], boresight[1]);
        return {-boresight[1] / level, boresight[0] / level, 0.0};
    }

    Direction forward_;
    Direction right_;
    Direction down_;
};

/// At unit distance before the camera.
struct ReportedFrame {
    Direction boresight;
    Angle roll;
    double width = 0.0;
    double height = 0.0;
};

ImagePoint operator-(const ImagePoint& a, const ImagePoint& b)
{
    return {a.right - b.right, a.down - b.down};
}

double length(const ImagePoint& way)
{
    return std::hypot(way.right, way.down);
}

/// Nothing without four corners, a centre and heights, and straight down, where level has no
/// meaning.
std::optional<ReportedFrame> reported_frame(const Record& record, const ReportedCorners& corners)
{
    const auto heights = common_heights(record);
    if (corners.size() != 4 || !heights) {
        return std::nullopt;
    }
    const auto towards = [&](GeoPoint point) { return direction_to(point, record, *heights); };
    const auto boresight = towards(record.frame_centre->position);
    const LevelImage image{boresight};
    const auto upper_left = image(towards(corners[0]));
    const auto upper_right = image(towards(corners[1]));
    const auto lower_right = image(towards(corners[2]));
    const auto lower_left = image(towards(corners[3]));
    const auto upper = upper_right - upper_left;
    const auto lower = lower_right - lower_left;
    const double width = 0.5 * (length(upper) + length(lower));
    const double height =
        0.5 * (length(lower_left - upper_left) + length(lower_right - upper_right));
    if (!(width > 0.0 && height > 0.0)) {
        return std::nullopt;
    }
    const Angle roll = std::atan2(upper.down + lower.down, upper.right + lower.right) * radian;
    return ReportedFrame{boresight, roll, width, height};
}

std::vector<RollWitness> telling_ones(std::span<const RollWitness> witnesses)
{
    std::vector<RollWitness> chosen;
    std::ranges::copy_if(witnesses, std::back_inserter(chosen), [](const RollWitness& witness) {
        return abs(witness.by_chain) >= telling;
    });
    return chosen;
}

}  // namespace

std::optional<RollWitness> roll_witness(const Record& record, const ReportedCorners& corners)
{
    if (!record.look || !(abs(record.look->depression) <= steepest)) {
        return std::nullopt;
    }
    const auto frame = reported_frame(record, corners);
    return frame ? std::optional{RollWitness{record.look->image_roll, frame->roll}} : std::nullopt;
}

std::optional<sensor::CameraLook> look_by_corners(
    const Record& record, const ReportedCorners& corners)
{
    const auto frame = reported_frame(record, corners);
    if (!frame) {
        return std::nullopt;
    }
    const auto& boresight = frame->boresight;
    return sensor::CameraLook{
        Bearing{std::atan2(boresight[1], boresight[0]) * radian},
        std::atan2(boresight[2], std::hypot(boresight[0], boresight[1])) * radian,
        frame->roll,
        2.0 * std::atan(0.5 * frame->width) * radian,
        2.0 * std::atan(0.5 * frame->height) * radian};
}

bool is_image_level(std::span<const RollWitness> witnesses)
{
    const auto chosen = telling_ones(witnesses);
    const auto level = std::ranges::count_if(chosen, [](const RollWitness& witness) {
        return abs(witness.by_corners) < 0.5 * abs(witness.by_chain);
    });
    return chosen.size() >= least_witnesses &&
           static_cast<double>(level) >= most * static_cast<double>(chosen.size());
}

Finding level_image_finding(std::span<const RollWitness> witnesses)
{
    auto chosen = telling_ones(witnesses);
    const auto middle = chosen.begin() + static_cast<std::ptrdiff_t>(chosen.size() / 2);
    const auto by_chain = [](const RollWitness& witness) { return abs(witness.by_chain); };
    std::ranges::nth_element(chosen, middle, {}, by_chain);
    return {
        .severity = Severity::note,
        .code = "klv-level-image",
        .arguments = {
            {"packets", static_cast<double>(chosen.size())},
            {"chain_deg", by_chain(*middle) / degree}}};
}

}  // namespace transect::flightlog
