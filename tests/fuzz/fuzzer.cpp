/// Entry of libFuzzer. FUZZ_TARGET is the name of the target.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto* const target = transect::fuzz::find_target(FUZZ_TARGET);
    target->run({reinterpret_cast<const char*>(data), size});
    return 0;
}
