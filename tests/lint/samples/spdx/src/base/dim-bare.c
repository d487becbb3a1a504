int nobodys;
