#include "flightlog/src/readers/xml_events.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <expat.h>

#include <fmt/format.h>

#include "transect/error.hpp"

namespace transect::flightlog {
namespace {

constexpr std::size_t most_levels = 64;
constexpr std::size_t longest_tag = std::size_t{1} << 20U;
constexpr std::size_t piece = std::size_t{64} << 10U;
/// Longer than any number or time.
constexpr std::size_t longest_text = 256;

std::string_view local_name(std::string_view name)
{
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view stripped(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

/// Of encodings with one byte a letter, the part that all share with ASCII: numbers, times and
/// names of elements need no more.
int XMLCALL single_byte_encoding(void* /*data*/, const XML_Char* name, XML_Encoding* encoding)
{
    std::string lower{name};
    std::ranges::transform(lower, lower.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    if (!lower.starts_with("windows-125") && !lower.starts_with("iso-8859-")) {
        return XML_STATUS_ERROR;
    }
    constexpr int replacement = 0xFFFD;
    int code = 0;
    for (auto& letter : std::span{encoding->map}) {
        letter = code < 0x80 ? code : replacement;
        ++code;
    }
    encoding->data = nullptr;
    encoding->convert = nullptr;
    encoding->release = nullptr;
    return XML_STATUS_OK;
}

/// Text that came as UTF-16 and still says so is UTF-8 by now.
bool is_converted(std::string_view head)
{
    const auto declaration = head.substr(0, head.find("?>"));
    return declaration.substr(0, 256).find("UTF-16") != std::string_view::npos ||
           declaration.substr(0, 256).find("utf-16") != std::string_view::npos;
}

class XmlReader {
public:
    XmlReader(LogInput& input, XmlHandler& handler)
        : input_{&input},
          handler_{&handler},
          parser_{XML_ParserCreate(is_converted(input.peek(piece)) ? "UTF-8" : nullptr)}
    {
        if (!parser_) {
            throw std::bad_alloc{};
        }
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_open, on_close);
        XML_SetCharacterDataHandler(parser_.get(), on_text);
        XML_SetEntityDeclHandler(parser_.get(), on_entity);
        XML_SetDefaultHandler(parser_.get(), on_other);
        XML_SetUnknownEncodingHandler(parser_.get(), single_byte_encoding, nullptr);
    }

    ParseOutcome read()
    {
        while (true) {
            const auto bytes = input_->peek(piece).substr(0, piece);
            const bool is_last = bytes.empty();
            const auto status = XML_Parse(
                parser_.get(), bytes.data(), static_cast<int>(bytes.size()), is_last ? 1 : 0);
            if (failure_) {
                std::rethrow_exception(failure_);
            }
            if (status != XML_STATUS_OK) {
                return outcome(is_last ? ParseEnd::cut : ParseEnd::damaged);
            }
            if (is_last) {
                return {};
            }
            input_->skip(bytes.size());
            quiet_bytes_ += bytes.size();
            if (quiet_bytes_ > longest_tag) {
                throw InputError{place(), "holds a tag longer than 1 MiB"};
            }
        }
    }

private:
    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };

    SourcePosition place() const
    {
        return {
            .file = input_->name(),
            .line = XML_GetCurrentLineNumber(parser_.get()),
            .column = XML_GetCurrentColumnNumber(parser_.get()) + 1};
    }

    ParseOutcome outcome(ParseEnd end) const
    {
        return {
            end,
            XML_ErrorString(XML_GetErrorCode(parser_.get())),
            XML_GetCurrentLineNumber(parser_.get()),
            XML_GetCurrentColumnNumber(parser_.get()) + 1};
    }

    /// No exception may pass through the parser, which is C.
    template <typename Action>
    static void guarded(void* data, Action action)
    {
        auto& reader = *static_cast<XmlReader*>(data);
        reader.quiet_bytes_ = 0;
        if (reader.failure_) {
            return;
        }
        try {
            action(reader);
        } catch (...) {
            reader.failure_ = std::current_exception();
            XML_StopParser(reader.parser_.get(), XML_FALSE);
        }
    }

    static void XMLCALL on_open(void* data, const XML_Char* name, const XML_Char** attributes)
    {
        guarded(data, [&](XmlReader& reader) {
            if (reader.texts_.size() == most_levels) {
                throw InputError{
                    reader.place(), fmt::format("nests deeper than {} levels", most_levels)};
            }
            reader.texts_.emplace_back();
            reader.handler_->open(local_name(name), XmlAttributes{attributes}, reader.place().line);
        });
    }

    static void XMLCALL on_close(void* data, const XML_Char* name)
    {
        guarded(data, [&](XmlReader& reader) {
            const auto text = std::move(reader.texts_.back());
            reader.texts_.pop_back();
            const bool is_whole = text.size() <= longest_text;
            reader.handler_->close({local_name(name), is_whole ? stripped(text) : "(too long)"});
        });
    }

    static void XMLCALL on_text(void* data, const XML_Char* text, int length)
    {
        guarded(data, [&](XmlReader& reader) {
            auto& collected = reader.texts_.back();
            const auto room = longest_text + 1 - collected.size();
            collected.append(text, std::min(static_cast<std::size_t>(length), room));
        });
    }

    // The parameters are the parser's.
    static void XMLCALL on_entity(
        void* data,
        const XML_Char* name,
        int /*is_parameter*/,
        const XML_Char* /*value*/,
        int /*length*/,
        const XML_Char* /*base*/,
        const XML_Char* /*system_id*/,
        const XML_Char* /*public_id*/,
        const XML_Char* /*notation*/)
    {
        guarded(data, [&](XmlReader& reader) {
            throw InputError{
                reader.place(),
                fmt::format("declares an entity ('{:.40}'), which no log needs", name)};
        });
    }

    static void XMLCALL on_other(void* data, const XML_Char* /*text*/, int /*length*/)
    {
        guarded(data, [](XmlReader&) {});
    }

    LogInput* input_;
    XmlHandler* handler_;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
    std::vector<std::string> texts_;  ///< of the open elements
    std::exception_ptr failure_;
    std::size_t quiet_bytes_ = 0;  ///< since anything was recognised
};

}  // namespace

std::string_view XmlAttributes::value(std::string_view name) const
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-bounds-pointer-arithmetic): the parser's form
    for (const auto* pair = rest_; *pair != nullptr; pair += 2) {
        if (local_name(*pair) == name) {
            return pair[1];  // NOLINT(cppcoreguidelines-pro-bounds-pointer-arithmetic)
        }
    }
    return {};
}

ParseOutcome read_xml(LogInput& input, XmlHandler& handler)
{
    return XmlReader{input, handler}.read();
}

}  // namespace transect::flightlog
