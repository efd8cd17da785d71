#pragma once

namespace glossator::testing {

/// How long a test waits for what takes so many milliseconds at most; sanitizers make a program several times slower
/// (tests/CMakeLists.txt says the same to ctest).
constexpr int patient(int ms)
{
#ifdef __SANITIZE_THREAD__
    return ms * 20;
#elif defined(__SANITIZE_ADDRESS__)
    return ms * 5;
#else
    return ms;
#endif
}

} // namespace glossator::testing
