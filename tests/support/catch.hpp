#pragma once
// The common subset of Catch2 2.13 and 3: one include for all tests.
#ifdef ENTENTE_CATCH2_V2
#include <catch2/catch.hpp>
#else
#include <catch2/catch_all.hpp>
using Catch::Approx;
#endif
