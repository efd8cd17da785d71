#include "text/utf8text.h"

namespace glossator {

Utf8Text::Utf8Text(QStringView text) : bytes(text.toUtf8())
{
    starts.reserve(size_t(bytes.size()) + 1);
    ends.reserve(size_t(bytes.size()));
    int unit = 0;
    for (qsizetype i = 0; i < bytes.size();) {
        const int length = utf8Length(bytes[i]);
        const int next = unit + (length == 4 ? 2 : 1);
        starts.insert(starts.end(), size_t(length), unit);
        ends.insert(ends.end(), size_t(length), next);
        unit = next;
        i += length;
    }
    starts.push_back(unit);
}

} // namespace glossator
