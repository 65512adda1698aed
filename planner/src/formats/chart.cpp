#include "transect/formats/chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

#include "formats/html_text.hpp"

namespace transect::formats {
namespace {

constexpr double width = 760.0;
constexpr double height = 420.0;
constexpr double left = 74.0;
constexpr double right = 740.0;
constexpr double top = 40.0;
constexpr double bottom = 350.0;
constexpr double letter_width = 6.6;

constexpr std::string_view ink = "#1a1a1a";
constexpr std::string_view rule = "#c4c4c4";
constexpr std::string_view shade = "#e4e4e4";

struct Range {
    double from = 0.0;
    double to = 1.0;
};

/// 1, 2 or 5 times a power of ten, so that `span` has five to ten of them.
double tick_step(double span)
{
    constexpr double most_ticks = 9.0;
    const double power = std::pow(10.0, std::floor(std::log10(span / most_ticks)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (span / (factor * power) <= most_ticks) {
            return factor * power;
        }
    }
    return 10.0 * power;
}

template <typename Member>
Range range_of(const Chart& chart, const ChartAxis& axis, Member member)
{
    Range range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    for (const auto& series : chart.series) {
        for (const auto& point : series.points) {
            if (!std::isfinite(point.*member)) {
                throw std::domain_error{"a chart draws finite numbers only"};
            }
            range.from = std::min(range.from, point.*member);
            range.to = std::max(range.to, point.*member);
        }
    }
    if (!(range.from <= range.to)) {
        throw std::domain_error{"a chart needs a point"};
    }
    constexpr double margin = 0.06;
    const double least_span = 1e-6 * std::max(1.0, std::abs(range.from));
    const double more = margin * std::max(range.to - range.from, least_span);
    range.from = axis.from.value_or(range.from - more);
    range.to = axis.to.value_or(range.to + more);
    // With less, ticks could not be told apart.
    const double least = 1e-9 * std::max(std::abs(range.from), std::abs(range.to));
    if (!(range.to - range.from > least) || !std::isfinite(range.to - range.from)) {
        throw std::domain_error{"the axis of a chart begins before it ends"};
    }
    return range;
}

std::string text_at(ChartPoint at, std::string_view anchor, std::string_view text)
{
    return fmt::format(
        R"(<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>)"
        "\n",
        at.x,
        at.y,
        anchor,
        html_text(text));
}

/// Draws from the frame to the legend.
class Drawing {
public:
    explicit Drawing(const Chart& chart)
        : chart_{chart},
          x_{range_of(chart, chart.x, &ChartPoint::x)},
          y_{range_of(chart, chart.y, &ChartPoint::y)}
    {
        add_x_ticks();
        add_y_ticks();
        text_ += fmt::format(
            R"(<rect x="{}" y="{}" width="{}" height="{}" fill="none" stroke="{}"/>)"
            "\n",
            left,
            top,
            right - left,
            bottom - top,
            ink);
        text_ += text_at({0.5 * (left + right), bottom + 38.0}, "middle", chart.x.label);
        text_ += fmt::format(
            R"svg(<text transform="translate(16 {:.1f}) rotate(-90)" text-anchor="middle">{}</text>)svg"
            "\n",
            0.5 * (top + bottom),
            html_text(chart.y.label));
        for (const auto& series : chart.series) {
            add(series);
        }
        add_legend();
    }

    std::string svg() const
    {
        const auto title = html_text(chart_.title);
        return fmt::format(
            R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" )"
            R"(height="{1}" role="img" aria-label="{2}" font-family="sans-serif" font-size="12" )"
            R"(fill="{3}">)"
            "\n<title>{2}</title>\n"
            R"(<rect width="{0}" height="{1}" fill="#fff"/>)"
            "\n"
            R"(<text x="{4}" y="22" font-size="14" font-weight="bold">{2}</text>)"
            "\n{5}</svg>\n",
            width,
            height,
            title,
            ink,
            left,
            text_);
    }

private:
    static constexpr std::array<std::string_view, 3> dashes{"none", "9 5", "2 4"};

    double x_at(double x) const
    {
        return left + (x - x_.from) / (x_.to - x_.from) * (right - left);
    }
    double y_at(double y) const
    {
        return bottom - (y - y_.from) / (y_.to - y_.from) * (bottom - top);
    }

    void add_rule(ChartPoint from, ChartPoint to)
    {
        text_ += fmt::format(
            R"(<path d="M{:.1f} {:.1f}L{:.1f} {:.1f}" stroke="{}" stroke-width="0.6"/>)"
            "\n",
            from.x,
            from.y,
            to.x,
            to.y,
            rule);
    }

    template <typename Visit>
    static void for_each_tick(const Range& range, const Visit& visit)
    {
        const double step = tick_step(range.to - range.from);
        const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
        for (double i = std::ceil(range.from / step); i * step <= range.to; i += 1.0) {
            visit(i * step, fmt::format("{:.{}f}", i == 0.0 ? 0.0 : i * step, decimals));
        }
    }

    void add_x_ticks()
    {
        for_each_tick(x_, [this](double value, const std::string& label) {
            add_rule({x_at(value), top}, {x_at(value), bottom});
            text_ += text_at({x_at(value), bottom + 17.0}, "middle", label);
        });
    }

    void add_y_ticks()
    {
        for_each_tick(y_, [this](double value, const std::string& label) {
            add_rule({left, y_at(value)}, {right, y_at(value)});
            text_ += text_at({left - 6.0, y_at(value) + 4.0}, "end", label);
        });
    }

    static std::string_view dash(ChartStyle style)
    {
        switch (style) {
            case ChartStyle::dashed:
                return dashes[1];
            case ChartStyle::dotted:
                return dashes[2];
            default:
                return dashes[0];
        }
    }

    static std::string path(std::string_view d, ChartStyle style)
    {
        return fmt::format(
            R"(<path d="{}" fill="{}" stroke="{}" stroke-width="1.8" stroke-dasharray="{}"/>)"
            "\n",
            d,
            style == ChartStyle::area ? shade : std::string_view{"none"},
            ink,
            dash(style));
    }

    static std::string marker(ChartPoint at)
    {
        return fmt::format(
            R"(<circle cx="{:.1f}" cy="{:.1f}" r="4.5" fill="#fff" stroke="{}" stroke-width="2"/>)"
            "\n",
            at.x,
            at.y,
            ink);
    }

    void add(const ChartSeries& series)
    {
        if (series.points.empty()) {
            return;
        }
        std::string d;
        for (const auto& point : series.points) {
            const ChartPoint at{x_at(point.x), y_at(point.y)};
            if (series.style == ChartStyle::markers) {
                text_ += marker(at);
            } else {
                d += fmt::format("{}{:.1f} {:.1f}", d.empty() ? 'M' : 'L', at.x, at.y);
            }
        }
        if (!d.empty()) {
            text_ += path(series.style == ChartStyle::area ? d + "Z" : d, series.style);
        }
        const auto count = std::min(series.labels.size(), series.points.size());
        for (std::size_t i = 0; i < count; ++i) {
            add_label({x_at(series.points[i].x), y_at(series.points[i].y)}, series.labels[i]);
        }
    }

    /// To the right of its point, or to the left where the frame ends; below a label in the way.
    void add_label(ChartPoint at, const std::string& label)
    {
        constexpr double line_height = 13.0;
        constexpr double label_width = 90.0;
        for (const auto& placed : labels_) {
            if (std::abs(at.x - placed.x) < label_width &&
                std::abs(at.y - placed.y) < line_height) {
                at.y = placed.y + line_height;
            }
        }
        labels_.push_back(at);
        const bool fits = at.x + 10.0 + letter_width * static_cast<double>(label.size()) < right;
        text_ += fits ? text_at({at.x + 9.0, at.y + 4.0}, "start", label)
                      : text_at({at.x - 9.0, at.y + 4.0}, "end", label);
    }

    void add_legend()
    {
        double x = left;
        constexpr double y = height - 12.0;
        for (const auto& series : chart_.series) {
            if (series.name.empty()) {
                continue;
            }
            if (series.style == ChartStyle::markers) {
                text_ += marker({x + 14.0, y - 4.0});
            } else if (series.style == ChartStyle::area) {
                text_ += path(
                    fmt::format("M{0:.1f} {2}H{1:.1f}V{3}H{0:.1f}Z", x, x + 28.0, y - 9.0, y + 1.0),
                    series.style);
            } else {
                text_ += path(fmt::format("M{:.1f} {}H{:.1f}", x, y - 4.0, x + 28.0), series.style);
            }
            text_ += text_at({x + 34.0, y}, "start", series.name);
            x += 58.0 + letter_width * static_cast<double>(series.name.size());
        }
    }

    const Chart& chart_;
    Range x_;
    Range y_;
    std::string text_;
    std::vector<ChartPoint> labels_;  ///< where they stand
};

}  // namespace

std::string svg(const Chart& chart)
{
    return Drawing{chart}.svg();
}

std::string svg(std::span<const Chart> charts)
{
    if (charts.empty()) {
        throw std::domain_error{"a picture needs a chart"};
    }
    const double whole = height * static_cast<double>(charts.size());
    auto text = fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}">)"
        "\n",
        width,
        whole);
    double down = 0.0;
    for (const auto& chart : charts) {
        text += fmt::format("<g transform=\"translate(0 {})\">\n{}</g>\n", down, svg(chart));
        down += height;
    }
    return text + "</svg>\n";
}

}  // namespace transect::formats
