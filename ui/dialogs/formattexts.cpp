#include "dialogs/formattexts.h"

#include <QCoreApplication>

namespace glossator {

QString formatText(const QString &format)
{
    constexpr auto context = "glossator::Formats";
    if (format == QLatin1StringView("text"))
        return QCoreApplication::translate(context, QT_TRANSLATE_NOOP("glossator::Formats", "Plain text (UTF-8)"));
    if (format == QLatin1StringView("wsd-xml"))
        return QCoreApplication::translate(context, QT_TRANSLATE_NOOP("glossator::Formats", "WSD XML and gold key"));
    if (format == QLatin1StringView("conllu"))
        return QCoreApplication::translate(context, QT_TRANSLATE_NOOP("glossator::Formats", "CoNLL-U, senses in MISC"));
    if (format == QLatin1StringView("jsonl"))
        return QCoreApplication::translate(context, QT_TRANSLATE_NOOP("glossator::Formats", "JSON Lines"));
    return format;
}

} // namespace glossator
