#include "panes/text/textpalette.h"

#include <algorithm>
#include <array>
#include <span>

namespace glossator {

namespace {

struct Stop
{
    double confidence;
    QColor color;
};

QColor between(std::span<const Stop> stops, float confidence)
{
    const double p = std::clamp(double(confidence), 0.0, 1.0);
    size_t next = 1;
    while (next + 1 < stops.size() && stops[next].confidence < p)
        ++next;
    const Stop &from = stops[next - 1];
    const Stop &to = stops[next];
    return mixed(from.color, to.color, (p - from.confidence) / (to.confidence - from.confidence));
}

} // namespace

TextPalette::TextPalette(const QPalette &palette, TintScheme scheme) :
    m_theme(Theme::of(palette)),
    m_base(palette.color(QPalette::Base)),
    m_text(palette.color(QPalette::Text)),
    m_ends(tintEnds(scheme, m_text, m_base)),
    m_frame(palette.color(QPalette::Highlight))
{
    // WCAG asks 3:1 of what shows the focus.
    for (int i = 0; i < 10 && contrastRatio(m_frame, m_base) < 3; ++i)
        m_frame = mixed(m_frame, m_text, 0.2);
}

QColor TextPalette::currentFill() const
{
    return mixed(m_base, m_frame, m_theme.dark ? 0.30 : 0.16);
}

QColor TextPalette::hoverFrame() const
{
    return m_theme.highContrast ? m_text : mixed(m_base, m_text, 0.55);
}

QColor TextPalette::mark(UnitState state) const
{
    switch (state) {
    case UnitState::Decided:
    case UnitState::Confirmed:
    case UnitState::AcceptedInBulk:
        return m_theme.decided;
    case UnitState::Overruled:
        return m_theme.warning;
    case UnitState::NoneFits:
    case UnitState::SetAside:
        return m_theme.refused;
    case UnitState::OnlySense:
    case UnitState::Unpredicted:
    case UnitState::NotInLexicon:
        return mixed(m_base, m_theme.secondaryText, 0.75);
    case UnitState::Suggested:
    case UnitState::Hidden:
        break;
    }
    return m_theme.secondaryText;
}

QColor TextPalette::tint(float confidence) const
{
    if (m_theme.highContrast)
        return m_base;
    // Through near the paper's own colour in the middle: mixed with each other, orange and blue would make mud.
    const bool dark = m_theme.dark;
    const std::array stops = {Stop{0, mixed(m_base, m_ends.unsure, dark ? 0.50 : 0.55)},
                              Stop{0.5, mixed(m_base, m_ends.unsure, dark ? 0.26 : 0.24)},
                              Stop{0.8, mixed(m_base, mixed(m_ends.unsure, m_ends.sure, 0.5), dark ? 0.14 : 0.09)},
                              Stop{1, mixed(m_base, m_ends.sure, dark ? 0.26 : 0.15)}};
    QColor tint = between(stops, confidence);
    constexpr double legible = 5.5;
    constexpr int attempts = 12;
    for (int i = 0; i < attempts && contrastRatio(tint, m_text) < legible; ++i)
        tint = mixed(tint, m_base, 0.15);
    return tint;
}

QColor TextPalette::ink(float confidence) const
{
    if (m_theme.highContrast)
        return m_text;
    // Through grey: between orange and blue lies the green of what is decided.
    const QColor grey = mixed(m_base, m_text, 0.5);
    const std::array stops = {Stop{0, m_ends.unsure}, Stop{0.5, mixed(m_ends.unsure, grey, 0.25)}, Stop{0.8, grey}, Stop{1, m_ends.sure}};
    QColor ink = between(stops, confidence);
    // WCAG asks 3:1 of graphics.
    constexpr double visible = 3;
    constexpr int attempts = 12;
    for (int i = 0; i < attempts && contrastRatio(ink, m_base) < visible; ++i)
        ink = mixed(ink, m_text, 0.12);
    return ink;
}

QColor TextPalette::tint(UnitState state, float confidence) const
{
    switch (state) {
    case UnitState::Suggested:
        return tint(confidence);
    case UnitState::Confirmed:
    case UnitState::Overruled:
    case UnitState::AcceptedInBulk:
    case UnitState::NoneFits:
    case UnitState::SetAside:
        return mixed(m_base, tint(confidence), 0.4);
    default:
        return {};
    }
}

} // namespace glossator
