#include "flightlog/src/input/lines.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace transect::flightlog {
namespace {

/// Hands out one byte at a time, as a slow medium may.
class DripStream final : public ByteStream {
public:
    explicit DripStream(std::string_view text) : text_{text} {}

    std::size_t read(std::span<char> into) override
    {
        return text_.read(into.first(std::min<std::size_t>(into.size(), 1)));
    }

private:
    TextStream text_;
};

std::vector<std::string> texts(ByteStream& bytes)
{
    LogInput input{"log", bytes};
    LineReader lines{input};
    std::vector<std::string> found;
    while (const auto line = lines.next()) {
        CHECK(line->number == found.size() + 1);
        found.emplace_back(line->too_long ? "(too long)" : std::string{line->text});
        if (!line->complete) {
            found.back() += " (cut)";
        }
    }
    return found;
}

TEST_CASE("lines end with LF or CR LF, and the last may be cut", "[flightlog]")
{
    TextStream bytes{"one\r\ntwo\n\nfour"};
    CHECK(texts(bytes) == std::vector<std::string>{"one", "two", "", "four (cut)"});
}

TEST_CASE("lines do not depend on how the medium hands out its bytes", "[flightlog]")
{
    const auto text = std::string(300, 'a') + "\n" + std::string(70'000, 'b') + "\nend\n";
    TextStream whole{text};
    DripStream drip{text};
    const std::vector<std::string> expected{std::string(300, 'a'), "(too long)", "end"};
    CHECK(texts(whole) == expected);
    CHECK(texts(drip) == expected);
}

TEST_CASE("the longest line is read and one byte more is not", "[flightlog]")
{
    const auto longest = std::string(max_line_bytes, 'x');
    const auto text = longest + "\n" + longest + "y\n" + longest + "\r\n" + longest;
    TextStream bytes{text};
    CHECK(
        texts(bytes) ==
        std::vector<std::string>{longest, "(too long)", longest, longest + " (cut)"});
}

TEST_CASE("an endless line needs no memory", "[flightlog]")
{
    class Endless final : public ByteStream {
    public:
        std::size_t read(std::span<char> into) override
        {
            const auto count = std::min(into.size(), left_);
            std::ranges::fill(into.first(count), 'x');
            left_ -= count;
            most_ = std::max(most_, into.size());
            return count;
        }
        std::size_t most() const { return most_; }

    private:
        std::size_t left_ = std::size_t{200} << 20U;
        std::size_t most_ = 0;
    };
    Endless bytes;
    CHECK(texts(bytes) == std::vector<std::string>{"(too long) (cut)"});
    CHECK(bytes.most() < (std::size_t{1} << 20U));
}

TEST_CASE("lines end with CR alone where there is no LF", "[flightlog]")
{
    TextStream old{"a\rb\r\rc\r"};
    CHECK(texts(old) == std::vector<std::string>{"a", "b", "", "c (cut)"});
    TextStream mixed{"a\rb\nc"};
    CHECK(texts(mixed) == std::vector<std::string>{"a\rb", "c (cut)"});
}

TEST_CASE("a byte order mark belongs to no line", "[flightlog]")
{
    TextStream marked{
        "\xEF\xBB\xBF"
        "a\n\xEF\xBB\xBF"
        "b\n"};
    CHECK(
        texts(marked) == std::vector<std::string>{
                             "a",
                             "\xEF\xBB\xBF"
                             "b"});
}

}  // namespace
}  // namespace transect::flightlog
