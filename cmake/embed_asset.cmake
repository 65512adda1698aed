cmake_minimum_required(VERSION 3.25)

# Run by transect_embed_asset(): joins INPUTS (separated by |) and writes OUTPUT, a source that
# defines `Asset NAME()`.

# Base64 of a hexadecimal number of 64 digits, as SHA-256 gives it.
function(base64_of_hex hex result)
    set(alphabet ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
    set(text "")
    string(APPEND hex "00")  # 33 bytes are 44 characters; the last one stands for padding
    foreach(start RANGE 0 63 6)
        string(SUBSTRING "${hex}" ${start} 6 triple)
        foreach(shift 18 12 6 0)
            math(EXPR index "(0x${triple} >> ${shift}) & 63")
            string(SUBSTRING "${alphabet}" ${index} 1 character)
            string(APPEND text "${character}")
        endforeach()
    endforeach()
    string(SUBSTRING "${text}" 0 43 text)
    set(${result} "${text}=" PARENT_SCOPE)
endfunction()

string(REPLACE "|" ";" inputs "${INPUTS}")
set(joined "")
foreach(input IN LISTS inputs)
    file(READ "${input}" part)
    string(APPEND joined "${part}\n")
endforeach()

# Nothing in a page may ask for another file: no source maps, no pictures.
string(REGEX REPLACE "//# sourceMappingURL=[^\n]*" "" joined "${joined}")
string(REGEX REPLACE "/\\*# sourceMappingURL=[^*]*\\*/" "" joined "${joined}")
string(REGEX REPLACE "url\\([^#)]*\\)" "none" joined "${joined}")

if(joined MATCHES "</[sS]|<!--|\r")
    message(FATAL_ERROR "${NAME}: '</s', '<!--' or a carriage return cannot stand inside a page")
endif()

file(WRITE "${OUTPUT}.txt" "${joined}")
file(SHA256 "${OUTPUT}.txt" hash)
base64_of_hex("${hash}" hash_base64)
file(READ "${OUTPUT}.txt" bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
string(REGEX REPLACE "((0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,)(0x..,))" "\\1\n" bytes "${bytes}")

file(WRITE "${OUTPUT}" "// Made by cmake/embed_asset.cmake.
#include \"formats/assets.hpp\"

namespace transect::formats {
namespace {

constexpr unsigned char bytes[] = {
${bytes}
};

}  // namespace

Asset ${NAME}()
{
    return {{reinterpret_cast<const char*>(bytes), sizeof bytes}, \"${hash_base64}\"};
}

}  // namespace transect::formats
")
