#include <guong/text.hpp>

#include <array>
#include <bit>

namespace guong::inline v0 {

namespace hashing {

namespace {

constexpr std::size_t block_bytes = 64;

// FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes.
constexpr std::array<std::uint32_t, 64> round_constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
    0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
    0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
    0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

using digest = std::array<std::uint32_t, 8>;

void add_block(digest& state, std::string_view block) {
    std::array<std::uint32_t, 64> schedule{};
    for (std::size_t word = 0; word < 16; ++word) {
        for (std::size_t byte = 0; byte < 4; ++byte) {
            schedule[word] = (schedule[word] << 8u) | static_cast<unsigned char>(block[4 * word + byte]);
        }
    }
    for (std::size_t word = 16; word < 64; ++word) {
        const std::uint32_t older = schedule[word - 15];
        const std::uint32_t newer = schedule[word - 2];
        const std::uint32_t mixed_older = std::rotr(older, 7) ^ std::rotr(older, 18) ^ (older >> 3u);
        const std::uint32_t mixed_newer = std::rotr(newer, 17) ^ std::rotr(newer, 19) ^ (newer >> 10u);
        schedule[word] = schedule[word - 16] + mixed_older + schedule[word - 7] + mixed_newer;
    }

    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t round = 0; round < 64; ++round) {
        const std::uint32_t choice = (e & f) ^ (~e & g);
        const std::uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
        const std::uint32_t sum_e = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const std::uint32_t sum_a = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const std::uint32_t first = h + sum_e + choice + round_constants[round] + schedule[round];
        const std::uint32_t second = sum_a + majority;
        h = g;
        g = f;
        f = e;
        e = d + first;
        d = c;
        c = b;
        b = a;
        a = first + second;
    }
    const digest worked{a, b, c, d, e, f, g, h};
    for (std::size_t word = 0; word < state.size(); ++word) state[word] += worked[word];
}

/// What is left after the last whole block, with FIPS 180-4's padding: a one bit, zeros, and the length in bits.
std::string padded_rest(std::string_view bytes) {
    std::string rest{bytes.substr(bytes.size() - bytes.size() % block_bytes)};
    rest.push_back('\x80');
    while (rest.size() % block_bytes != block_bytes - 8) rest.push_back('\0');
    const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
    for (unsigned shift = 64; shift > 0; shift -= 8) rest.push_back(static_cast<char>((bits >> (shift - 8)) & 0xFFu));
    return rest;
}

} // namespace

} // namespace hashing

std::string sha256(std::string_view bytes) {
    hashing::digest state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    const std::string rest = hashing::padded_rest(bytes);
    const std::string_view whole = bytes.substr(0, bytes.size() - bytes.size() % hashing::block_bytes);
    for (const std::string_view part : {whole, std::string_view{rest}}) {
        for (std::size_t begin = 0; begin < part.size(); begin += hashing::block_bytes) {
            hashing::add_block(state, part.substr(begin, hashing::block_bytes));
        }
    }

    constexpr std::string_view digits = "0123456789abcdef";
    std::string hexadecimal;
    for (const std::uint32_t word : state) {
        for (unsigned shift = 32; shift > 0; shift -= 4) hexadecimal.push_back(digits[(word >> (shift - 4)) & 0xFu]);
    }
    return hexadecimal;
}

} // namespace guong::inline v0
