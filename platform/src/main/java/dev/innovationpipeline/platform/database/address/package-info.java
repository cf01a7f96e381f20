/** Reads addresses of databases as people have them: of Prisma, of libpq, of JDBC. */
@NullMarked
package dev.innovationpipeline.platform.database.address;

import org.jspecify.annotations.NullMarked;
