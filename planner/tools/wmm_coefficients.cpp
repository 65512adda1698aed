#include "tools/wmm_coefficients.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string_view>
#include <system_error>

#include "transect/error.hpp"

namespace transect::tools {
namespace {

using Value = double GaussCoefficients::*;

constexpr std::string_view blanks = " \t\r";
/// The largest coefficient, of the axial dipole, is about 30,000 nT; none changes by 100 nT a year.
constexpr double largest_nt = 60'000.0;
constexpr double largest_change_nt_per_year = 1'000.0;

/// Goes through a text line by line.
class Lines {
public:
    explicit Lines(SourceText source) : rest_{source.text}, file_{source.file} {}

    bool next()
    {
        if (rest_.empty()) {
            return false;
        }
        const auto end = std::min(rest_.find('\n'), rest_.size());
        line_ = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        ++number_;
        return true;
    }

    /// The words of the current line.
    std::vector<std::string_view> words() const
    {
        std::vector<std::string_view> result;
        auto start = line_.find_first_not_of(blanks);
        while (start != std::string_view::npos) {
            const auto end = std::min(line_.find_first_of(blanks, start), line_.size());
            result.push_back(line_.substr(start, end - start));
            start = line_.find_first_not_of(blanks, end);
        }
        return result;
    }

    [[noreturn]] void fail(const std::string& problem) const
    {
        throw InputError{{.file = std::string{file_}, .line = number_}, problem};
    }

    template <class Number>
    Number number(std::string_view word) const
    {
        Number result{};
        const char* const end = std::to_address(word.end());
        const auto [stop, error] = std::from_chars(std::to_address(word.begin()), end, result);
        if (error != std::errc{} || stop != end) {
            fail("'" + std::string{word} + "' is not a number");
        }
        return result;
    }

private:
    std::string_view rest_;
    std::string_view file_;
    std::string_view line_;
    std::size_t number_ = 0;
};

void check_header(const Lines& lines)
{
    constexpr std::size_t header_words = 3;
    constexpr double first_model = 1900.0;
    constexpr double last_model = 2200.0;
    const auto words = lines.words();
    if (words.size() != header_words) {
        lines.fail("the first line must be the epoch, the model's name and its date");
    }
    const auto epoch = lines.number<double>(words[0]);
    if (!(epoch >= first_model && epoch <= last_model)) {
        lines.fail("the epoch must be a year");
    }
}

bool is_end_mark(const std::vector<std::string_view>& words)
{
    constexpr std::size_t shortest = 20;
    return words.size() == 1 && words[0].size() >= shortest &&
           words[0].find_first_not_of('9') == std::string_view::npos;
}

double bounded(const Lines& lines, std::string_view word, double largest)
{
    const auto value = lines.number<double>(word);
    if (!(std::abs(value) <= largest)) {
        lines.fail("'" + std::string{word} + "' cannot be a coefficient of the Earth's field");
    }
    return value;
}

/// `row` with its numbers, when the line is that of its degree and order.
GaussCoefficients filled(GaussCoefficients row, const Lines& lines)
{
    constexpr std::size_t row_words = 6;
    const auto words = lines.words();
    if (words.size() != row_words || lines.number<int>(words[0]) != row.degree ||
        lines.number<int>(words[1]) != row.order) {
        lines.fail(
            "expected the six numbers of degree " + std::to_string(row.degree) + " and order " +
            std::to_string(row.order));
    }
    row.g_nt = bounded(lines, words[2], largest_nt);
    row.h_nt = bounded(lines, words[3], largest_nt);
    row.g_change_nt_per_year = bounded(lines, words[4], largest_change_nt_per_year);
    row.h_change_nt_per_year = bounded(lines, words[5], largest_change_nt_per_year);
    if (row.order == 0 && (row.h_nt != 0.0 || row.h_change_nt_per_year != 0.0)) {
        lines.fail("h of order 0 must be zero");
    }
    return row;
}

/// The binary file, growing.
class Bytes {
public:
    explicit Bytes(const WmmId& id) : bytes_{id.begin(), id.end()} {}

    /// One block of coefficients: degree and order, then the cosines, then the sines.
    void append(const std::vector<GaussCoefficients>& coefficients, Value cosine, Value sine)
    {
        append_little_endian(static_cast<std::uint32_t>(wmm_degree));
        append_little_endian(static_cast<std::uint32_t>(wmm_degree));
        append(0.0);  // degree 0: the Earth has no magnetic monopole
        append_order(coefficients, cosine, 0);
        for (const auto value : {cosine, sine}) {
            for (int order = 1; order <= wmm_degree; ++order) {
                append_order(coefficients, value, order);
            }
        }
    }

    const std::string& get() const { return bytes_; }

private:
    void append_order(const std::vector<GaussCoefficients>& coefficients, Value value, int order)
    {
        for (const auto& row : coefficients) {
            if (row.order == order) {
                append(row.*value);
            }
        }
    }

    void append(double number) { append_little_endian(std::bit_cast<std::uint64_t>(number)); }

    template <class Unsigned>
    void append_little_endian(Unsigned number)
    {
        constexpr unsigned bits_a_byte = 8;
        for (std::size_t i = 0; i < sizeof number; ++i) {
            const auto lowest = (number >> (bits_a_byte * i)) & 0xFFU;
            bytes_.push_back(static_cast<char>(lowest));
        }
    }

    std::string bytes_;
};

}  // namespace

std::vector<GaussCoefficients> read_wmm_coefficients(SourceText cof)
{
    Lines lines{cof};
    if (!lines.next()) {
        lines.fail("is empty");
    }
    check_header(lines);
    std::vector<GaussCoefficients> rows;
    for (int degree = 1; degree <= wmm_degree; ++degree) {
        for (int order = 0; order <= degree; ++order) {
            if (!lines.next()) {
                lines.fail("ends after this line, before degree 12 and order 12");
            }
            rows.push_back(filled({.degree = degree, .order = order}, lines));
        }
    }
    if (!lines.next()) {
        lines.fail("ends after this line, without its line of nines");
    }
    do {
        const auto words = lines.words();
        if (!words.empty() && !is_end_mark(words)) {
            lines.fail("expected the line of nines after degree 12 and order 12");
        }
    } while (lines.next());
    return rows;
}

std::string geographiclib_coefficients(
    const std::vector<GaussCoefficients>& coefficients, const WmmId& id)
{
    using Row = GaussCoefficients;
    Bytes bytes{id};
    bytes.append(coefficients, &Row::g_nt, &Row::h_nt);
    bytes.append(coefficients, &Row::g_change_nt_per_year, &Row::h_change_nt_per_year);
    return bytes.get();
}

}  // namespace transect::tools
