package com.example.tracker;

import dev.leat.schema.Column;
import dev.leat.schema.DataType;
import dev.leat.schema.One;
import dev.leat.schema.SqlTemplate;
import dev.leat.schema.Table;
import java.util.List;

/**
 * The table `tracker.issue_link`.
 */
public final class IssueLinkTable extends Table<IssueLink> {
    public static final IssueLinkTable ISSUE_LINK = new IssueLinkTable();

    public final Column<Long> source = bigint("source");

    public final Column<Long> target = bigint("target");

    public final Column<LinkKindLabel> kind = enumeration("kind", LinkKindLabel.TYPE);

    public final One<Issue> issue = one(source, () -> IssueTable.ISSUE.id);

    public final One<Issue> issue2 = one(target, () -> IssueTable.ISSUE.id);

    private IssueLinkTable() {
        super("tracker", "issue_link");
        primaryKey(source, target, kind).named("issue_link_pkey");
        check("not_itself", "source <> target");
        foreignKey(source)
                .references(() -> List.of(IssueTable.ISSUE.id), onDelete(CASCADE))
                .named("issue_link_source_fkey");
        foreignKey(target)
                .references(() -> List.of(IssueTable.ISSUE.id), onDelete(CASCADE))
                .named("issue_link_target_fkey");
        uniqueIndex("link_either_way")
                .on(
                        SqlTemplate.of("LEAST(source, target)").as(DataType.TEXT),
                        SqlTemplate.of("GREATEST(source, target)").as(DataType.TEXT))
                .where("kind = 'relates to'::tracker.link_kind");
    }
}
