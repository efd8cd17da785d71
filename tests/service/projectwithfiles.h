#pragma once

#include <QDir>
#include <QTemporaryDir>

#include <memory>

#include "service/importservice.h"
#include "service/project.h"
#include "support/files.h"
#include "support/must.h"

namespace glossator::testing {

inline QString ioData(const QString &name)
{
    return QStringLiteral(GLOSSATOR_TEST_DATA) + QStringLiteral("/io/") + name;
}

const inline QString senseval = QStringLiteral("senseval2-excerpt.data.xml");
const inline QString sensevalKey = QStringLiteral("senseval2-excerpt.gold.key.txt");
const inline QString york = QStringLiteral("gum-voyage-york.txt");

/// An empty project in a folder of its own, and files beside it.
class ProjectWithFiles
{
public:
    ProjectWithFiles()
    {
        project = must(Project::create(file(QStringLiteral("p.glossator"))));
        must(project->setAnnotator(QStringLiteral("ann")));
    }

    [[nodiscard]] QString file(const QString &name) const { return folder.filePath(name); }
    [[nodiscard]] qsizetype files() const { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(); }

    /// A text that takes the worker a while.
    [[nodiscard]] QString longText() const
    {
        writeBytes(file(QStringLiteral("long.txt")), bytesOf(ioData(york)).repeated(800));
        return file(QStringLiteral("long.txt"));
    }

    void importNow(const QStringList &paths) const
    {
        const ImportOutcome outcome = must(importFiles(project->path(), {paths, {}, {}}, {}));
        if (!outcome.leftOut.empty())
            qFatal("cannot import %s", qUtf8Printable(outcome.leftOut.front().subject));
    }

    QTemporaryDir folder;
    std::unique_ptr<Project> project;
};

} // namespace glossator::testing
