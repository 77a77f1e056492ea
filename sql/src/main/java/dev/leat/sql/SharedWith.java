package dev.leat.sql;

import dev.leat.sql.select.CommonTable;
import java.util.List;

/// A statement that begins with common table expressions and knows no tenant.
public final class SharedWith extends With implements SharedStatements {
    SharedWith(Session session, List<CommonTable<?>> tables) {
        super(session, tables);
    }
}
