#pragma once

#include <QChar>

namespace glossator {

[[nodiscard]] inline bool isApostrophe(QChar c)
{
    return c == u'\'' || c == u'\u2019';
}

/// Quotation marks and brackets that may follow the end of a sentence.
[[nodiscard]] inline bool isCloser(QChar c)
{
    switch (c.unicode()) {
    case u'"':
    case u'\'':
    case u')':
    case u']':
    case u'}':
    case u'\u201D':
    case u'\u2019':
    case u'\u00BB':
    case u'*':
    case u'_':
        return true;
    default:
        return false;
    }
}

/// What may stand before the first word of a sentence.
[[nodiscard]] inline bool isOpener(QChar c)
{
    switch (c.unicode()) {
    case u'"':
    case u'\'':
    case u'`':
    case u'(':
    case u'[':
    case u'{':
    case u'\u201C':
    case u'\u2018':
    case u'\u00AB':
    case u'\u00BF':
    case u'\u00A1':
    case u'-':
    case u'\u2013':
    case u'\u2014':
    case u'\u2022':
    case u'*':
    case u'_':
        return true;
    default:
        return false;
    }
}

} // namespace glossator
