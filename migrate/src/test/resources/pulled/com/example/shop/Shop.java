package com.example.shop;

import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.DatabaseObjects;
import dev.leat.schema.Tables;
import dev.leat.schema.object.Comment;
import dev.leat.schema.object.Grant;
import dev.leat.schema.object.Privilege;

/**
 * Everything that the database consists of.
 */
public final class Shop implements DatabaseDefinition {
    @Override
    public Tables synced() {
        return Tables.of(
                );
    }

    @Override
    public Tables serverOnly() {
        return Tables.of(
                BrandTable.BRAND,
                CategoryTable.CATEGORY,
                PricePeriodTable.PRICE_PERIOD,
                ProductTable.PRODUCT,
                ProductCategoryTable.PRODUCT_CATEGORY,
                ProductImageTable.PRODUCT_IMAGE,
                StockTable.STOCK,
                WarehouseTable.WAREHOUSE,
                CartTable.CART,
                CartLineTable.CART_LINE,
                CouponTable.COUPON,
                CouponUseTable.COUPON_USE,
                CustomerTable.CUSTOMER,
                OrderLineTable.ORDER_LINE,
                OrdersTable.ORDERS,
                PaymentTable.PAYMENT,
                ReviewTable.REVIEW);
    }

    @Override
    public DatabaseObjects objects() {
        return DatabaseObjects.of(
                CategoryPathTable.CATEGORY_PATH,
                LiveProductTable.LIVE_PRODUCT,
                SoldOutTable.SOLD_OUT,
                BestMonthTable.BEST_MONTH,
                RevenueTable.REVENUE,
                ShopTypes.CURRENCY,
                ShopTypes.MONEY,
                ShopTypes.SLUG,
                ShopTypes.ADDRESS,
                ShopObjects.CATALOGUE_SCHEMA,
                ShopObjects.REPORTING_SCHEMA,
                ShopObjects.SALES_SCHEMA,
                ShopObjects.BTREE_GIST_EXTENSION,
                ShopObjects.CITEXT_EXTENSION,
                ShopObjects.PG_TRGM_EXTENSION,
                ShopObjects.ORDER_NUMBER,
                ShopObjects.MEDIAN_FINAL,
                ShopObjects.MEDIAN_STATE,
                ShopObjects.TOUCH,
                ShopObjects.EXPIRE_CARTS,
                ShopObjects.ORDER_TOTAL,
                ShopObjects.UPDATE_TOTAL,
                ShopObjects.MEDIAN,
                ShopObjects.WAREHOUSE_PUBLICATION,
                OrderStatusLabel.TYPE,
                PaymentMethodLabel.TYPE,
                Grant.of(Privilege.SELECT).on(RevenueTable.REVENUE).toPublic(),
                Grant.of(Privilege.SELECT).on(BestMonthTable.BEST_MONTH).toPublic(),
                Grant.of(Privilege.USAGE).onSchema("reporting").toPublic(),
                Grant.nothing().on(ShopObjects.EXPIRE_CARTS).toPublic(),
                Comment.on(RevenueTable.REVENUE, "Refreshed every night"));
    }
}
