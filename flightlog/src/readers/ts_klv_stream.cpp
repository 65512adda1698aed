#include "flightlog/src/readers/ts_klv_stream.hpp"

#include <algorithm>
#include <optional>

#include "flightlog/src/readers/ber.hpp"
#include "flightlog/src/readers/klv_packets.hpp"

namespace transect::flightlog {
namespace {

using namespace std::string_view_literals;

/// With which every universal label begins.
constexpr auto label_start = "\x06\x0e\x2b\x34"sv;
constexpr unsigned private_stream = 0xBD;
constexpr unsigned metadata_stream = 0xFC;
constexpr std::size_t unit_header = 9;  ///< of a PES packet, up to the length of the rest
constexpr std::size_t length_end = 6;   ///< of a PES packet, behind its length
constexpr std::size_t cell_header = 5;  ///< of an access unit
constexpr std::size_t longest_unit = std::size_t{128} << 10U;
constexpr std::size_t longest_set = std::size_t{64} << 10U;

unsigned byte_at(std::string_view bytes, std::size_t index)
{
    return static_cast<unsigned char>(bytes[index]);
}

bool is_unit_start(std::string_view unit)
{
    return unit.size() >= unit_header && unit.starts_with("\x00\x00\x01"sv) &&
           (byte_at(unit, 3) == private_stream || byte_at(unit, 3) == metadata_stream);
}

/// What follows the header.
std::string_view data_of(std::string_view unit)
{
    const std::size_t header = unit_header + byte_at(unit, unit_header - 1);
    return header < unit.size() ? unit.substr(header) : std::string_view{};
}

/// As its header says; nothing where it does not.
std::optional<std::size_t> size_of(std::string_view unit)
{
    const auto length = big_endian(unit.substr(length_end - 2, 2));
    return length == 0 ? std::nullopt : std::optional{length_end + length};
}

}  // namespace

bool shows_klv(std::string_view payload)
{
    return is_unit_start(payload) && data_of(payload).find(st0601_key) != std::string_view::npos;
}

void TsKlvStream::push(const TsPacket& packet, std::string& klv)
{
    last_payload_ = packet.payload;
    if (packet.starts_unit) {
        finish_unit();
        unit_ = packet.payload;
        in_unit_ = is_unit_start(unit_);
    } else if (in_unit_) {
        unit_ += packet.payload;
    }
    if (!in_unit_) {
        return;
    }
    const auto size = size_of(unit_);
    if (size && unit_.size() >= *size) {
        unit_.resize(*size);
        finish_unit();
    } else if (unit_.size() > longest_unit) {
        finish_unit();
    }
    const auto whole = whole_sets();
    klv += sets_.substr(0, whole);
    sets_.erase(0, whole);
}

void TsKlvStream::lose(std::string& klv)
{
    finish_unit();
    klv += sets_;
    sets_.clear();
}

void TsKlvStream::finish_unit()
{
    if (in_unit_) {
        unwrap(data_of(unit_), byte_at(unit_, 3));
    }
    in_unit_ = false;
    unit_.clear();
}

/// Cells stand in stream type 0x15 only, but not every encoder writes them there: the place of the
/// first key tells.
void TsKlvStream::unwrap(std::string_view data, unsigned stream_id)
{
    const auto in_cell = data.substr(std::min(cell_header, data.size()));
    const bool is_undecided = wrapping_ == Wrapping::unknown && stream_id == metadata_stream;
    // The last bytes of a set may stand there as well, with the next set behind them.
    const bool is_in_set = sets_.find(label_start) != std::string::npos;
    if (data.starts_with(label_start)) {
        wrapping_ = Wrapping::none;
    } else if ((in_cell.starts_with(label_start) && !is_in_set) || is_undecided) {
        wrapping_ = Wrapping::cells;
    }
    if (wrapping_ == Wrapping::cells) {
        unwrap_cells(data);
    } else {
        sets_ += data;
    }
}

/// Fragments of a unit follow each other: without their headers they are the unit.
void TsKlvStream::unwrap_cells(std::string_view data)
{
    while (data.size() > cell_header) {
        const auto length = big_endian(data.substr(cell_header - 2, 2));
        data.remove_prefix(cell_header);
        sets_ += data.substr(0, length);
        data.remove_prefix(std::min<std::size_t>(length, data.size()));
    }
}

/// How many bytes from the start on can be handed on.
std::size_t TsKlvStream::whole_sets()
{
    const std::string_view all{sets_};
    std::size_t done = 0;
    while (true) {
        const auto label = all.find(label_start, done);
        if (label == std::string_view::npos) {
            const auto kept = std::min(all.size() - done, label_start.size() - 1);
            return all.size() - kept;
        }
        const auto rest = all.substr(std::min(label + st0601_key.size(), all.size()));
        constexpr std::size_t longest_length = 9;
        const auto length = parse_ber_length(rest);
        const bool lies = length ? length->value > longest_set : rest.size() >= longest_length;
        if (!lies && (!length || rest.size() < length->bytes + length->value)) {
            return label;
        }
        has_told_ = has_told_ || all.substr(label).starts_with(st0601_key);
        done = label + st0601_key.size() + (lies ? 0 : length->bytes + length->value);
    }
}

}  // namespace transect::flightlog
