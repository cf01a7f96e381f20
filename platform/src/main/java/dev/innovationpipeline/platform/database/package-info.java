/** The database as the services share it: its address, its tables, their migrations. */
@NullMarked
package dev.innovationpipeline.platform.database;

import org.jspecify.annotations.NullMarked;
