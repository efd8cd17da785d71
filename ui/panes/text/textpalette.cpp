#include "panes/text/textpalette.h"

#include <algorithm>
#include <array>

namespace glossator {

TextPalette::TextPalette(const QPalette &palette) :
    m_theme(Theme::of(palette)),
    m_base(palette.color(QPalette::Base)),
    m_text(palette.color(QPalette::Text)),
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

/// Through near the paper's own colour in the middle: mixed with each other, orange and blue would make mud.
QColor TextPalette::tint(float confidence) const
{
    if (m_theme.highContrast)
        return m_base;
    struct Stop
    {
        double confidence;
        QColor tint;
    };
    const bool dark = m_theme.dark;
    const std::array stops = {Stop{0, mixed(m_base, m_theme.unsure, dark ? 0.50 : 0.55)},
                              Stop{0.5, mixed(m_base, m_theme.unsure, dark ? 0.26 : 0.24)},
                              Stop{0.8, mixed(m_base, mixed(m_theme.unsure, m_theme.sure, 0.5), dark ? 0.14 : 0.09)},
                              Stop{1, mixed(m_base, m_theme.sure, dark ? 0.26 : 0.15)}};
    const double p = std::clamp(double(confidence), 0.0, 1.0);
    size_t next = 1;
    while (next + 1 < stops.size() && stops[next].confidence < p)
        ++next;
    const Stop &from = stops[next - 1];
    const Stop &to = stops[next];
    QColor tint = mixed(from.tint, to.tint, (p - from.confidence) / (to.confidence - from.confidence));
    constexpr double legible = 5.5;
    constexpr int attempts = 12;
    for (int i = 0; i < attempts && contrastRatio(tint, m_text) < legible; ++i)
        tint = mixed(tint, m_base, 0.15);
    return tint;
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
