#include "transect/flightlog/order_flown.hpp"

#include <algorithm>
#include <set>

namespace transect::flightlog {
namespace {

using Steps = std::vector<OrderStep>;

Steps steps_of(std::span<const LineRun> runs)
{
    std::vector<const LineRun*> in_time;
    in_time.reserve(runs.size());
    for (const auto& run : runs) {
        in_time.push_back(&run);
    }
    std::ranges::stable_sort(in_time, {}, [](const LineRun* run) { return run->entry(); });
    Steps steps;
    for (const auto* run : in_time) {
        const bool goes_on = !steps.empty() && steps.back().line == run->line &&
                             steps.back().direction == run->direction;
        if (!goes_on) {
            steps.push_back({run->line, run->flight, run->direction, run->entry()});
        }
    }
    return steps;
}

/// The longest sequence of steps whose lines rise; of several the one that ends first.
std::vector<std::size_t> longest_rising(const Steps& steps)
{
    struct Best {
        std::size_t length = 1;
        std::optional<std::size_t> before = {};
    };
    std::vector<Best> best(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (steps[k].line < steps[i].line && best[k].length + 1 > best[i].length) {
                best[i] = {best[k].length + 1, k};
            }
        }
    }
    std::vector<std::size_t> chosen;
    if (steps.empty()) {
        return chosen;
    }
    const auto last = std::ranges::max_element(best, {}, &Best::length);
    for (std::optional at{static_cast<std::size_t>(last - best.begin())}; at;
         at = best[*at].before) {
        chosen.push_back(*at);
    }
    return chosen;
}

}  // namespace

std::string to_string(OrderKind kind)
{
    switch (kind) {
        case OrderKind::in_order:
            return "in order";
        case OrderKind::out_of_order:
            return "out of order";
        case OrderKind::repeated:
            break;
    }
    return "repeated";
}

OrderFlown order_flown(const PlannedLines& lines, std::span<const LineRun> runs)
{
    OrderFlown order{.steps = steps_of(runs)};
    auto& steps = order.steps;
    for (auto& step : steps) {
        step.kind = OrderKind::out_of_order;
    }
    std::set<std::size_t> told;
    for (const auto i : longest_rising(steps)) {
        steps[i].kind = OrderKind::in_order;
        told.insert(steps[i].line);
    }
    const auto in_order = told.size();
    for (auto& step : steps) {
        if (step.kind == OrderKind::out_of_order && !told.insert(step.line).second) {
            step.kind = OrderKind::repeated;
        }
    }
    for (std::size_t line = 0; line < lines.lines().size(); ++line) {
        if (!told.contains(line)) {
            order.skipped.push_back(line);
        }
    }
    if (!told.empty()) {
        order.in_order = static_cast<double>(in_order) / static_cast<double>(told.size());
    }
    return order;
}

}  // namespace transect::flightlog
