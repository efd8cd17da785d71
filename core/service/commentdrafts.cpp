#include "service/commentdrafts.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "service/project.h"

namespace glossator {

namespace {

/// A JSON object: the unit's number, the text.
const QString draftsSetting = QStringLiteral("comments/drafts");

} // namespace

CommentDrafts commentDrafts(const Project &project)
{
    CommentDrafts drafts;
    const QJsonObject stored = QJsonDocument::fromJson(project.setting(draftsSetting).toUtf8()).object();
    for (auto draft = stored.begin(); draft != stored.end(); ++draft)
        drafts.insert({draft.key().toLongLong()}, draft.value().toString());
    return drafts;
}

Result<void> keepCommentDrafts(Project &project, const CommentDrafts &drafts)
{
    QJsonObject stored;
    for (auto draft = drafts.begin(); draft != drafts.end(); ++draft)
        stored.insert(QString::number(draft.key().value), draft.value());
    return project.setSetting(draftsSetting, QString::fromUtf8(QJsonDocument(stored).toJson(QJsonDocument::Compact)));
}

} // namespace glossator
