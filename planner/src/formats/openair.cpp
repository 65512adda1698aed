#include "transect/formats/openair.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "transect/error.hpp"
#include "transect/geo/circle.hpp"

#include "formats/area_check.hpp"
#include "formats/json_document.hpp"
#include "formats/openair_values.hpp"

namespace transect::formats {
namespace {

using planner::KeepArea;

constexpr std::size_t most_areas = 5'000;
constexpr std::size_t most_vertices = 500'000;
constexpr double largest_radius_nm = 500.0;

/// An outline as the file gives it.
using Piece = std::variant<GeoPoint, Arc>;

/// Positive when the ring runs counter-clockwise.
double doubled_area_deg2(const Ring& ring)
{
    const Bearing origin{ring.front().longitude.angle()};
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& a = ring[i];
        const auto& b = ring[(i + 1) % ring.size()];
        const double a_east = (Bearing{a.longitude.angle()} - origin) / degree;
        const double b_east = (Bearing{b.longitude.angle()} - origin) / degree;
        sum += a_east * (b.latitude.angle() / degree) - b_east * (a.latitude.angle() / degree);
    }
    return sum;
}

template <typename FitOf>
Ring outline(const std::vector<Piece>& pieces, const FitOf& fit_of)
{
    Ring ring;
    const auto add = [&](const GeoPoint& point) {
        constexpr Length same = 1.0 * metre;
        if (ring.empty() || geodesic_leg(ring.back(), point).distance > same) {
            ring.push_back(point);
        }
    };
    for (const auto& piece : pieces) {
        if (const auto* const point = std::get_if<GeoPoint>(&piece)) {
            add(*point);
        } else {
            const auto& arc = std::get<Arc>(piece);
            std::ranges::for_each(points(arc, fit_of(arc)), add);
        }
    }
    constexpr Length closed = 1.0 * metre;
    while (ring.size() > 1 && geodesic_leg(ring.front(), ring.back()).distance <= closed) {
        ring.pop_back();
    }
    return ring;
}

/// Edges stand for arcs on the side that makes an area to keep out of larger, and one to keep in
/// smaller.
Ring outline(const std::vector<Piece>& pieces, KeepArea::Kind kind)
{
    auto chords = outline(pieces, [](const Arc&) { return Fit::inscribed; });
    if (chords.empty()) {
        return chords;
    }
    const bool ring_is_clockwise = doubled_area_deg2(chords) < 0.0;
    return outline(pieces, [&](const Arc& arc) {
        const bool arc_is_clockwise = arc.direction == Arc::Direction::clockwise;
        const bool bulges = arc_is_clockwise == ring_is_clockwise;
        return bulges == (kind == KeepArea::Kind::keep_out) ? Fit::circumscribed : Fit::inscribed;
    });
}

/// One AC record with all that belongs to it.
struct Block {
    std::size_t line = 0;
    OpenAirArea area;
    std::vector<Piece> pieces;
    std::size_t vertices = 0;  ///< that the pieces become, at most
    std::optional<Circle> circle;
};

class OpenAirReader {
public:
    OpenAirReader(std::string_view file, KeepArea::Kind kind) : file_{file}, kind_{kind} {}

    void read(std::string_view text, std::size_t number)
    {
        text = text.substr(0, text.find('*'));
        OpenAirLine line{text, {file_, number}};
        const auto record = line.word();
        if (record.empty()) {
            line.expect_end();
            return;
        }
        if (record == "AC") {
            begin(line, number);
        } else if (record == "V") {
            set_variable(line);
        } else if (!is_ignored(record)) {
            read_record(record, line);
        }
    }

    std::vector<OpenAirArea> take()
    {
        finish();
        return std::move(areas_);
    }

private:
    static bool is_ignored(std::string_view record)
    {
        constexpr std::array<std::string_view, 11> ignored{
            "AT", "TO", "TC", "TX", "SP", "SB", "AF", "AG", "AI", "AX", "AY"};
        return std::ranges::find(ignored, record) != ignored.end();
    }

    void begin(OpenAirLine& line, std::size_t number)
    {
        finish();
        if (areas_.size() >= most_areas) {
            line.fail(fmt::format("more than {} areas", most_areas));
        }
        block_.emplace();
        block_->line = number;
        block_->area.airspace_class = line.rest();
        block_->area.area.kind = kind_;
        direction_ = Arc::Direction::clockwise;
    }

    Block& open_block(const OpenAirLine& line)
    {
        if (!block_) {
            line.fail("an area begins with AC");
        }
        return *block_;
    }

    void read_record(std::string_view record, OpenAirLine& line)
    {
        auto& block = open_block(line);
        auto& area = block.area.area;
        if (record == "AN") {
            area.name = line.rest();
        } else if (record == "AL") {
            area.floor = floor(line);
        } else if (record == "AH") {
            area.ceiling = ceiling(line);
        } else if (record == "DP") {
            add(line.coordinate());
            line.expect_end();
        } else if (record == "DA") {
            read_arc(line);
        } else if (record == "DB") {
            read_arc_between(line);
        } else if (record == "DC") {
            read_circle(line);
        } else {
            line.fail(fmt::format("record \"{}\" is not known", shown(record)));
        }
        if (vertices_ + block.vertices > most_vertices) {
            line.fail(fmt::format("more than {} vertices", most_vertices));
        }
    }

    void add(const Piece& piece)
    {
        constexpr std::size_t most_of_arc = 74;
        block_->vertices += std::holds_alternative<Arc>(piece) ? most_of_arc : 1;
        block_->pieces.push_back(piece);
    }

    static std::optional<planner::SetHeight> floor(OpenAirLine& line)
    {
        const auto limit = openair_limit(line);
        if (limit.kind == OpenAirLimit::Kind::unlimited) {
            line.fail("a floor cannot be unlimited");
        }
        return limit.kind == OpenAirLimit::Kind::height ? std::optional{limit.height}
                                                        : std::nullopt;
    }

    static std::optional<planner::SetHeight> ceiling(OpenAirLine& line)
    {
        const auto limit = openair_limit(line);
        if (limit.kind == OpenAirLimit::Kind::ground) {
            line.fail("a ceiling cannot be the ground");
        }
        return limit.kind == OpenAirLimit::Kind::height ? std::optional{limit.height}
                                                        : std::nullopt;
    }

    void set_variable(OpenAirLine& line)
    {
        const auto name = line.word();
        line.expect('=');
        if (name == "X") {
            centre_ = line.coordinate();
            line.expect_end();
        } else if (name == "D") {
            const bool back = line.take('-');
            if (!back) {
                line.expect('+');
            }
            direction_ = back ? Arc::Direction::counter_clockwise : Arc::Direction::clockwise;
            line.expect_end();
        } else if (name != "W" && name != "Z") {
            line.fail(fmt::format("variable \"{}\" is not known", shown(name)));
        }
    }

    GeoPoint centre(const OpenAirLine& line) const
    {
        if (!centre_) {
            line.fail("needs a centre before it: V X=");
        }
        return *centre_;
    }

    Circle circle(OpenAirLine& line) const
    {
        const double radius_nm = line.number();
        if (!(radius_nm > 0.0 && radius_nm <= largest_radius_nm)) {
            line.fail(fmt::format("expected a radius of up to {} NM", largest_radius_nm));
        }
        return {centre(line), radius_nm * nautical_mile};
    }

    void read_arc(OpenAirLine& line)
    {
        Arc arc{.circle = circle(line), .direction = direction_};
        arc.from = bearing(line);
        arc.to = bearing(line);
        line.expect_end();
        add(arc);
    }

    static Bearing bearing(OpenAirLine& line)
    {
        line.expect(',');
        const double angle_deg = line.number();
        constexpr double full_circle_deg = 360.0;
        if (angle_deg > full_circle_deg) {
            line.fail("expected an angle of up to 360 degrees");
        }
        return Bearing{angle_deg * degree};
    }

    void read_arc_between(OpenAirLine& line)
    {
        const auto from = line.coordinate();
        line.expect(',');
        const auto to = line.coordinate();
        line.expect_end();
        const auto first = geodesic_leg(centre(line), from);
        const auto last = geodesic_leg(centre(line), to);
        const auto [nearer, farther] = std::minmax(first.distance, last.distance);
        constexpr double same_share = 0.05;
        constexpr Length same = 200.0 * metre;
        if (farther - nearer > std::max(same, same_share * farther)) {
            line.fail(fmt::format(
                "the ends of the arc are {:.2f} and {:.2f} NM from its centre",
                first.distance / nautical_mile,
                last.distance / nautical_mile));
        }
        if (!(nearer > Length{} && farther <= largest_radius_nm * nautical_mile)) {
            line.fail(fmt::format("expected a radius of up to {} NM", largest_radius_nm));
        }
        const Length radius = kind_ == KeepArea::Kind::keep_out ? farther : nearer;
        add(from);
        add(Arc{{centre(line), radius}, first.departure, last.departure, direction_});
        add(to);
    }

    void read_circle(OpenAirLine& line)
    {
        if (block_->circle) {
            line.fail("a second circle; begin another area with AC");
        }
        block_->circle = circle(line);
        line.expect_end();
    }

    [[noreturn]] void fail(const Block& block, const std::string& problem) const
    {
        const auto& area = block.area;
        const auto& name = area.area.name.empty() ? area.airspace_class : area.area.name;
        throw InputError{
            {.file = std::string{file_}, .line = block.line, .column = 1},
            fmt::format("area \"{}\": {}", shown(name), problem)};
    }

    Ring ring_of(const Block& block) const
    {
        if (block.circle && !block.pieces.empty()) {
            fail(block, "has a circle and an outline; begin another area with AC");
        }
        const bool keeps_out = kind_ == KeepArea::Kind::keep_out;
        return block.circle ? ring(*block.circle, keeps_out ? Fit::circumscribed : Fit::inscribed)
                            : outline(block.pieces, kind_);
    }

    void finish()
    {
        if (!block_) {
            return;
        }
        auto made = ring_of(*block_);
        if (made.size() < 3) {
            fail(*block_, "needs three different points, or a circle");
        }
        vertices_ += made.size();
        if (vertices_ > most_vertices) {
            fail(*block_, fmt::format("more than {} vertices with it", most_vertices));
        }
        auto& area = block_->area.area;
        area.area = oriented({{{.outer = std::move(made), .holes = {}}}});
        if (const auto problem = keep_area_fault(area.area); !problem.empty()) {
            fail(*block_, problem);
        }
        if (area.name.empty()) {
            area.name = fmt::format("{} of line {}", block_->area.airspace_class, block_->line);
        }
        areas_.push_back(std::move(block_->area));
        block_.reset();
    }

    std::string_view file_;
    KeepArea::Kind kind_;
    std::optional<Block> block_;
    std::optional<GeoPoint> centre_;
    Arc::Direction direction_ = Arc::Direction::clockwise;
    std::size_t vertices_ = 0;
    std::vector<OpenAirArea> areas_;
};

}  // namespace

std::vector<OpenAirArea> parse_openair(SourceText openair, KeepArea::Kind kind)
{
    OpenAirReader reader{openair.file, kind};
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    auto left = openair.text;
    if (left.starts_with(byte_order_mark)) {
        left.remove_prefix(byte_order_mark.size());
    }
    for (std::size_t number = 1; !left.empty(); ++number) {
        const auto end = left.find('\n');
        auto line = left.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        reader.read(line, number);
        left.remove_prefix(end == std::string_view::npos ? left.size() : end + 1);
    }
    return reader.take();
}

}  // namespace transect::formats
