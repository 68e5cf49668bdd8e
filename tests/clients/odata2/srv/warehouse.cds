namespace warehouse;

entity Products {
  key ProductID : Integer;
  Name          : String(80);
  Country       : String(40);
  Price         : Decimal(15,2);
  Stock         : Integer64;
  Weight        : Double;
  IsActive      : Boolean;
  Since         : DateTime;
  Code          : UUID;
}

entity Lines {
  key OrderNo : Integer;
  key Line    : Integer;
  Product     : String(40);
}

service Warehouse @(path: '/warehouse') {
  entity Products as projection on warehouse.Products;
  entity Lines as projection on warehouse.Lines;
}
