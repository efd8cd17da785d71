#include "models/decisiontext.h"

namespace glossator {

QString DecisionText::verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Senses:
        return tr("decided");
    case Verdict::NoneOfThese:
        return tr("sense missing");
    case Verdict::Cleared:
        return tr("cleared");
    case Verdict::TextError:
        return tr("text error");
    case Verdict::NotTaggable:
        return tr("not taggable");
    case Verdict::Unsure:
        return tr("unsure");
    }
    Q_UNREACHABLE();
}

} // namespace glossator
