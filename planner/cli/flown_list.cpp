#include "cli/flown_list.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "cli_support/options.hpp"

namespace transect::cli {
namespace {

constexpr std::string_view nothing = "none";

[[noreturn]] void fail(const std::string& problem)
{
    throw UsageError{fmt::format("option --flown: {}", problem)};
}

template <typename Number>
Number number(std::string_view text)
{
    Number result{};
    const auto* const end = std::next(text.data(), std::ssize(text));
    const auto [rest, error] = std::from_chars(text.data(), end, result);
    if (error != std::errc{} || rest != end) {
        fail(fmt::format(
            "'{}' is not a number; expected a list such as 1-12,14,15:0.6", text.substr(0, 40)));
    }
    return result;
}

class FlownList {
public:
    explicit FlownList(const planner::Plan& plan)
    {
        for (const auto& sortie : plan.sorties) {
            for (const auto& transect : sortie.transects) {
                numbers_.insert(transect.number);
            }
        }
    }

    void add(std::string_view item)
    {
        const auto dash = item.find('-');
        const auto colon = item.find(':');
        if (colon != std::string_view::npos) {
            add_share(planned(item.substr(0, colon)), number<double>(item.substr(colon + 1)));
        } else if (dash != std::string_view::npos) {
            add_range(planned(item.substr(0, dash)), planned(item.substr(dash + 1)));
        } else {
            add_share(planned(item), 1.0);
        }
    }

    std::vector<planner::FlownPart> take() { return std::move(parts_); }

private:
    int planned(std::string_view text) const
    {
        const int transect = number<int>(text);
        if (!numbers_.contains(transect)) {
            fail(fmt::format("the plan has no transect {}", transect));
        }
        return transect;
    }

    void add_share(int transect, double share)
    {
        if (!(share >= 0.0 && share <= 1.0)) {
            fail(fmt::format("transect {}: the share flown is from 0 to 1", transect));
        }
        if (!given_.insert(transect).second) {
            fail(fmt::format("transect {} is given twice", transect));
        }
        parts_.push_back({.transect = transect, .from = 0.0, .to = share});
    }

    void add_range(int first, int last)
    {
        if (first > last) {
            fail(fmt::format("{}-{} runs backwards", first, last));
        }
        // What is between in the plan, however far apart the numbers are.
        for (auto it = numbers_.find(first); it != numbers_.end() && *it <= last; ++it) {
            add_share(*it, 1.0);
        }
    }

    std::set<int> numbers_;
    std::set<int> given_;
    std::vector<planner::FlownPart> parts_;
};

}  // namespace

bool is_flown_list(std::string_view text)
{
    return text == nothing || text.find_first_not_of("0123456789-,:.") == std::string_view::npos;
}

std::vector<planner::FlownPart> parse_flown_list(std::string_view text, const planner::Plan& plan)
{
    FlownList list{plan};
    if (text == nothing) {
        return list.take();
    }
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        list.add(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return list.take();
}

}  // namespace transect::cli
