/** What the services share about the database: its address, its tables, their migrations. */
@NullMarked
package dev.innovationpipeline.platform.database;

import org.jspecify.annotations.NullMarked;
